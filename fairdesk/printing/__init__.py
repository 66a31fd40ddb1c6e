"""The press: facts in, PDF bytes out.

Here live the millimetre, the font and the QR square: `fonts` and `text` (faces, fallback, line breaking), `paragraph`, `paper`
(sizes and the frame of a page), `qr`, `table_page`, `mark`, `archive` (PDF/A), `document` (what a kind of paper is),
`catalogue` and `press`; and what looks at papers that come back: `reading` (pages and codes), `active` (what a file would do),
`comparing`. What may not: SQL, files, times of the day, decisions. To add a paper: one file in `documents/` and one line in
`catalogue.py`; its specimen is drawn by the tests from then on. Callers use `press` and `document` only, and load nothing of
reportlab before a paper is wanted.
"""
