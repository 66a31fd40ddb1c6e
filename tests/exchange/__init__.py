"""Sealing, codes, trust and sealed workbooks: round trips, and every tampering refused by its name."""
