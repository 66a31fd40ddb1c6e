"""One file per command; the same services as the window, for scripts, the bureau and the tests.

A command reads its arguments, calls services through the console's desk, and answers twice: a person gets a sentence or a
table, `--json` gets the whole. Add one as a file with a function `command` decorated by `console.command`, and name it in
`catalogue.py`. Nothing is decided here.
"""
