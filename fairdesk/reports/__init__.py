"""THE COUNTING ROOM: read-only sums over the records of a desk, one file for each report.

A figure is counted here once; the screen, the paper and the workbook show the same one. Void records never count, a denominator
of zero makes a rate of zero, and 家 (organisations), 份 (letters), 户 (households), 人 (people) and 元 are never added together.
Nothing here changes a record, draws or words a page. Add a report: a module with `KEY`, `TITLE` and `report(look)`, and its
line in `catalogue.py`. Sums that several reports need lie in `counting.py` and `letter_sums.py`.
"""
