"""THE JUDGE: pure functions, values in, verdict out.

What lives here decides yes or no, reads a value out of what a person wrote, or words a value by rule: amounts, document
numbers, credit codes, names and their sounds, places, dates, phones, choices, and what an organisation may do. Nothing here
opens a database, a window or a file, beyond the small tables under `resources/`. Verdicts are values; a plain "no" is a
refusal of `base/errors/`. Add a rule to the module of its subject, with the source of the rule in its docstring; open a new
module for a new subject.
"""
