"""The tests: the same tree as the program, with flows, guards and reference data beside it."""
