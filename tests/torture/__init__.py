"""Harnesses that repeat an act until a rare moment is hit: each has eyes that see what was lost, and a control that loses it.

`python -m tests.torture [NAME ...]` runs them long and prints a line for each figure; the tests beside them run the same code
short. To add one: a module with `run(folder, count)` that answers with figures, its line
in `__main__.py`, and its short test.
"""
