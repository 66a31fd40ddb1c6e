"""Where a scanned page belongs: what its codes prove, what its mark says, and what its neighbours in the file say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fairdesk.exchange import codes
from fairdesk.exchange.trust import Trust
from fairdesk.records.codes import CodeFlag, CodeState, LetterCode, Verdict
from fairdesk.records.scans import Judged, Paper, ReadPage, Why
from fairdesk.rules.badges import is_badge
from fairdesk.rules.page_marks import PageMark, read_page_mark
from fairdesk.rules.slips import is_slip
from fairdesk.store import scans
from fairdesk.store.unit_of_work import Look


def judged(look: Look, pages: Sequence[ReadPage], trust: Trust) -> list[Judged]:
    """What is known of each page of one file, in their order.

    A page that says nothing belongs to a paper where the pages before and after it are of that paper and leave room for just the
    pages between them; where only one of them speaks for it, a person is asked.
    """
    said = [Judged(reason=Why.EMPTY) if one.empty else _of_page(look, one.codes, trust) for one in pages]
    written = [at for at, one in enumerate(said) if one.reason != Why.EMPTY]
    heard = [said[at] for at in written]
    for place, at in enumerate(written):
        if said[at].reason == Why.NO_CODE:
            said[at] = _by_neighbours(heard, place)
    return said


def _of_page(look: Look, texts: Sequence[str], trust: Trust) -> Judged:
    """What the codes on the page say by themselves."""
    signed = [text for text in texts if text.startswith(codes.PREFIX)]
    marks = [mark for text in texts if (mark := read_page_mark(text)) is not None]
    if len(signed) > 1 or len({mark.digest for mark in marks}) > 1:
        return Judged(reason=Why.TWO_PAPERS)
    mark = marks[0] if marks else None
    if signed:
        return _of_code(look, codes.judge(signed[0], trust), trust, mark)
    if mark:
        return _of_mark(look, mark)
    if any(is_slip(text) for text in texts):
        return Judged(reason=Why.SLIP)
    return Judged(reason=Why.BADGE if any(is_badge(text) for text in texts) else Why.NO_CODE)


def _of_code(look: Look, verdict: Verdict, trust: Trust, mark: PageMark | None) -> Judged:
    facts = verdict.facts
    if not isinstance(facts, LetterCode) or not verdict.genuine:
        foreign = isinstance(facts, LetterCode) and facts.fair_id != trust.fair_id and verdict.state is CodeState.UNKNOWN_KEY
        return Judged(reason=Why.NOT_OURS if foreign else Why(verdict.state.value))
    digest = facts.digest.hex()
    if mark is not None and not digest.startswith(mark.digest):
        return Judged(reason=Why.TWO_PAPERS)
    found = _known(scans.by_digest(look, digest))
    if not found.reason and facts.flag is CodeFlag.VOID:
        found = replace(found, reason=Why.VOID_CODE)
    return replace(found, signed=True, place=mark.page if mark else 0, places=mark.pages if mark else 0)


def _of_mark(look: Look, mark: PageMark) -> Judged:
    """A mark brings pages together; the page for the signatures is only believed with its signed code."""
    found = replace(_known(scans.by_digest(look, mark.digest), Why.MARK_UNKNOWN), place=mark.page, places=mark.pages)
    if not found.reason and mark.page == mark.pages:
        return replace(found, signed=True, reason=Why.CODE_UNREAD)
    return found


def _known(papers: Sequence[Paper], unknown: Why = Why.NOT_HERE) -> Judged:
    """The one paper of a digest, as far as pages can be filed to it."""
    if not papers:
        return Judged(reason=unknown)
    if len({one.digest for one in papers}) > 1:
        return Judged(reason=Why.TWO_PAPERS)
    return Judged(paper=papers[0], reason=Why.VOID if papers[0].voided else "")


def _by_neighbours(heard: Sequence[Judged], at: int) -> Judged:
    """Where the nearest pages on both sides that say anything would have this one."""
    expected = []
    for towards in (-1, 1):
        other = at + towards
        while 0 <= other < len(heard) and heard[other].reason == Why.NO_CODE:
            other += towards
        if 0 <= other < len(heard):
            near = heard[other]
            place = near.place + at - other
            if near.paper is not None and not near.paper.voided and near.place and 1 <= place <= near.places:
                expected.append((near.paper, place, near.places))
    if not expected:
        return heard[at]
    paper, place, places = expected[0]
    agreed = len(expected) == 2 and expected[0] == expected[1] and place < places
    return Judged(paper=paper, place=place, places=places, signed=place == places, reason="" if agreed else Why.PERHAPS)
