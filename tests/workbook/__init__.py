"""Tests of the room `workbook`."""
