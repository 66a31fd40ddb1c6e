"""The way to the printer: a paper that is drawn goes out, and what became of it is told in words.

One small file an outlet: `cups` (the print service of Linux and macOS, asked in IPP by `ipp`), `raw` (a label printer at an
address, spoken to in `languages`), `outlets` (which of them a printer's name means). Each has `send` (`records.printing.Outlet`):
it comes back when the printer took the whole job and refuses where it did not. What may not live here: Qt, SQL, drawing,
and what is noted of a printed paper. To add a way: one file with its outlet and one line in `outlets.py`.
"""
