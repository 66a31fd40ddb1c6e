"""The signed codes of papers and walk-in badges: facts in, QR text out, and read back strictly.

The code of a paper is `FD1:` and the Base45 (RFC 9285) of a COSE_Sign1 over the payload of `code_payload`. The badge of a
walk-in is its head, `:` and the same, and its signature covers the head as COSE's external data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fairdesk.base.errors import CodeUnreadable, NotOurCode
from fairdesk.exchange.code_payload import letter_map, letter_of, walk_in_map, walk_in_of
from fairdesk.exchange.cose import OVERHEAD, Sign1, cbor, read1, sign1, un_cbor
from fairdesk.exchange.keys import DeskKeys
from fairdesk.exchange.trust import Trust
from fairdesk.records.codes import CUT, CodeParty, CodeState, LetterCode, Verdict, WalkInCode

PREFIX = "FD1:"
LONGEST = 650
"""Characters; a QR code of version 16 at level M still holds them (PAPER: at most version 16)."""
LONGEST_WALK_IN = 365
"""Characters; version 11 at level M, so that 25 mm on a badge still scan."""
_WALK_IN = re.compile(r"(FD1W[0-9A-Z]{4,60}):(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SignedCode:
    """The code of a paper, read and well formed; `check` says whether it is genuine."""

    facts: LetterCode
    signed: Sign1
    bound: bytes = b""


@dataclass(frozen=True, slots=True)
class SignedWalkIn:
    """The badge of a walk-in, read and well formed; `check` says whether it is genuine."""

    head: str
    facts: WalkInCode
    signed: Sign1

    @property
    def bound(self) -> bytes:
        """What the signature covers besides the facts."""
        return self.head.encode()


# ---- writing -----------------------------------------------------------------------------------------------------------


def write_code(facts: LetterCode, keys: DeskKeys) -> str:
    """The QR text of a paper. Where names are too long for version 16, the longest end in “…” (see `same_text`)."""
    for shorter in _ever_shorter(facts):
        payload = cbor(letter_map(shorter))
        if _length(PREFIX, payload) <= LONGEST:
            return PREFIX + _base45(sign1(payload, keys))
    raise ValueError("the facts of the paper are too long for its code")


def write_walk_in(head: str, facts: WalkInCode, keys: DeskKeys) -> str:
    """The text of a walk-in's badge: the head every badge has (`FD1W`, fair, id, check), then who he is, signed with it."""
    if not _WALK_IN.fullmatch(f"{head}:x"):
        raise ValueError("not the head of a walk-in badge")
    for bound in range(max(len(facts.name), len(facts.organisation), 8), 7, -1):
        shorter = replace(facts, name=_clip(facts.name, bound), organisation=_clip(facts.organisation, bound))
        payload = cbor(walk_in_map(shorter))
        if _length(f"{head}:", payload) <= LONGEST_WALK_IN:
            return f"{head}:{_base45(sign1(payload, keys, head.encode()))}"
    raise ValueError("the facts of the badge are too long for its code")


def _ever_shorter(facts: LetterCode) -> Iterator[LetterCode]:
    parties = [one for one in (facts.party_a, facts.party_b, facts.party_c) if one]
    for bound in range(max(8, len(facts.project), *(len(one.name) for one in parties)), 7, -1):
        yield replace(
            facts,
            project=_clip(facts.project, bound),
            party_a=_clip_party(facts.party_a, bound),
            party_b=_clip_party(facts.party_b, bound),
            party_c=_clip_party(facts.party_c, bound) if facts.party_c else None,
        )


def _clip(text: str, bound: int) -> str:
    return text if len(text) <= bound else text[: bound - 1] + CUT


def _clip_party(party: CodeParty, bound: int) -> CodeParty:
    return CodeParty(party.code, _clip(party.name, bound))


def same_text(in_code: str, on_paper: str) -> bool:
    """Whether a name in a code is the one on the paper; a name that ends in “…” is the beginning of the whole one."""
    return in_code == on_paper or (in_code.endswith(CUT) and on_paper.startswith(in_code.removesuffix(CUT)))


def _length(prefix: str, payload: bytes) -> int:
    return len(prefix) + (len(payload) + OVERHEAD + 1) // 2 * 3


def _base45(raw: bytes) -> str:
    import base45

    return str(base45.b45encode(raw).decode("ascii"))


def _un_base45(text: str) -> bytes:
    import base45

    raw = bytes(base45.b45decode(text.encode("ascii")))
    if _base45(raw) != text:
        raise ValueError("not canonical")
    return raw


# ---- reading -----------------------------------------------------------------------------------------------------------


def read_code(text: str) -> SignedCode:
    """The code of a paper as scanned, a line end trimmed and nothing else; refused unless `write_code` could have written it."""
    text = text.strip("\r\n")
    if not text.startswith(PREFIX):
        raise NotOurCode
    if len(text) > LONGEST:
        raise CodeUnreadable
    try:
        signed = read1(_un_base45(text.removeprefix(PREFIX)))
        return SignedCode(letter_of(un_cbor(signed.payload)), signed)
    except ValueError:
        raise CodeUnreadable from None


def read_walk_in(text: str) -> SignedWalkIn:
    """The badge of a walk-in as scanned; refused unless `write_walk_in` could have written it. The caller checks the head."""
    text = text.strip("\r\n")
    if len(text) > LONGEST_WALK_IN:
        raise CodeUnreadable if text.startswith("FD1W") else NotOurCode
    parts = _WALK_IN.fullmatch(text)
    if parts is None:
        raise NotOurCode
    try:
        signed = read1(_un_base45(parts[2]))
        return SignedWalkIn(parts[1], walk_in_of(un_cbor(signed.payload)), signed)
    except ValueError:
        raise CodeUnreadable from None


def check(code: SignedCode | SignedWalkIn, trust: Trust) -> Verdict:
    """Whether a desk of this fair issued exactly these facts, and was allowed to on that day and at that operation."""
    facts = code.facts
    desk = trust.find(code.signed.kid)
    if desk is None:
        return Verdict(state=CodeState.UNKNOWN_KEY, facts=facts)
    if not code.signed.signed_by(desk.key, code.bound):
        return Verdict(state=CodeState.ALTERED, desk=desk.desk, facts=facts)
    if isinstance(facts, LetterCode) and facts.fair_id != trust.fair_id:
        return Verdict(state=CodeState.NOT_OURS, desk=desk.desk, facts=facts)
    if desk.revoked_for(facts.day, facts.epoch, facts.seq):
        return Verdict(state=CodeState.REVOKED, desk=desk.desk, facts=facts)
    if not desk.enrolled_on(facts.day):
        return Verdict(state=CodeState.OUTSIDE_TERM, desk=desk.desk, facts=facts)
    return Verdict(state=CodeState.GENUINE, desk=desk.desk, facts=facts)


def judge(text: str, trust: Trust) -> Verdict:
    """The verdict on any scanned text, a paper's or a walk-in's; a text that is no code of ours is a verdict too."""
    try:
        return check(read_walk_in(text) if text.strip("\r\n").startswith("FD1W") else read_code(text), trust)
    except NotOurCode:
        return Verdict(state=CodeState.NOT_OURS)
    except CodeUnreadable:
        return Verdict(state=CodeState.ALTERED)
