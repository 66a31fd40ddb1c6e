"""The exchange: how desks that never meet stay one fair.

Here live the keys of a desk (`keys`), the signed codes of papers and badges (`cose`, `codes`, `code_payload`), the fair's
public trust file (`trust`), the sealed part of a workbook (`seal`, `manifest`, `payload`, `kit_lock`, `canonical`) and its
way to the disk and back (`container`). What may not: SQL of its own, cells and widths (they are `workbook`'s), words of a
page. Every way a file can be wrong is a refusal of its own, and nothing is taken of a file that fails. To add a kind of
sealed workbook: a name in `manifest.KINDS` and a module that says what its lines hold.
"""
