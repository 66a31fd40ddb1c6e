"""Measurements anybody can run again: `python -m benchmarks` prints medians and ratios, since machines differ.

A benchmark is a file with `TITLE`, `TARGET` and `run() -> list[Row]`; name it in `__main__.py`. Nothing here is imported by the
program.
"""
