"""Several papers as one file for a printer: one after the other, each as often as it is wanted. Such a file is never kept."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO


def joined(papers: Iterable[tuple[bytes, int]], *, both_sides: bool = False) -> bytes:
    """All pages of each paper as many times as its number says, in the order given.

    With `both_sides` a paper of an odd number of pages is followed by an empty one, so that the next begins on a front. Only one
    paper is held at a time beside what was joined, and what papers share (their fonts are their own) is written once.
    """
    import pikepdf

    target = BytesIO()
    with pikepdf.new() as whole:
        for pdf, copies in papers:
            with pikepdf.open(BytesIO(pdf)) as paper:
                first = len(whole.pages)
                whole.pages.extend(paper.pages)
                count = len(paper.pages)
            odd = both_sides and count % 2
            for copy in range(copies):
                if copy:
                    for page in range(first, first + count):
                        whole.pages.append(whole.pages[page])
                if odd:
                    whole.add_blank_page(page_size=tuple(float(side) for side in whole.pages[first].mediabox[2:]))  # type: ignore[arg-type]
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
