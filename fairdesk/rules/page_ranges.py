"""Pages as a person writes them: `1-3, 5`."""

from __future__ import annotations

import re

from fairdesk.base.errors import PagesUnknown


def pages(text: str, count: int) -> tuple[int, ...]:
    """The pages named, from 1, each once, in the paper's order; none for an empty text. Refused: pages the paper has not."""
    chosen: set[int] = set()
    for part in filter(None, re.split(r"[,，、;；\s]+", re.sub(r"\s*[-–—~～至]\s*", "-", text.strip()))):
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{0,6}))?", part)
        first = int(found.group(1)) if found else 0
        last = first if found is None or found.group(2) is None else int(found.group(2) or count)
        if not 1 <= first <= last <= count:
            raise PagesUnknown(pages=count, text=text.strip())
        chosen.update(range(first, last + 1))
    return tuple(sorted(chosen))


def worded(chosen: tuple[int, ...]) -> str:
    """The pages as a person writes them; nothing for none."""
    runs: list[list[int]] = []
    for page in chosen:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
