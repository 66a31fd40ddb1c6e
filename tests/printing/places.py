"""Where words stand on a page, what a page says, and which codes it bears, as independent readers see it."""

from __future__ import annotations

from fairdesk.printing import press


def glyphs(pdf: bytes, page: int, text: str, *, loose: bool = False) -> list[tuple[float, float, float, float]]:
    """Where the ink of a text stands on a page: left, bottom, right and top in points, in the order it is found.

    `loose` measures from the pen's place before the first sign to its place after the last.
    """
    with press.opened(pdf) as paper:
        found = paper[page].get_textpage()
        search = found.search(text, match_case=True)
        places = []
        while (hit := search.get_next()) is not None:
            boxes = [found.get_charbox(hit[0] + step, loose) for step in range(hit[1])]
            places.append((boxes[0][0], min(one[1] for one in boxes), boxes[-1][2], max(one[3] for one in boxes)))
        search.close()
        found.close()
    return places


def told_on(pdf: bytes, page: int) -> str:
    """The words of one page."""
    with press.opened(pdf) as paper:
        words = paper[page].get_textpage()
        text: str = words.get_text_range()
        words.close()
    return text


def codes_on(pdf: bytes) -> list[str]:
    """The texts of every code on the paper, as zxing-cpp reads them at 150 dpi."""
    import zxingcpp
    from PIL import Image

    found = []
    for page in range(press.page_count(pdf)):
        width, height, pixels = press.render_page(pdf, page, 150)
        found += [one.text for one in zxingcpp.read_barcodes(Image.frombytes("RGB", (width, height), pixels))]
    return found
