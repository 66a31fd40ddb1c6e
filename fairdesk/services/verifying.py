"""Holding a paper against its signed code: what is proven, and where the paper says otherwise."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, fields
from pathlib import Path

from fairdesk.base.errors import CodeMissing, FileMissing
from fairdesk.base.i18n import N_, _
from fairdesk.exchange import codes
from fairdesk.exchange.trust import Trust
from fairdesk.printing import press
from fairdesk.records.codes import LetterCode, Verdict, WalkInCode
from fairdesk.rules.amounts import yuan


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of a paper found: proven or not, in words; the facts of the code; where the paper says otherwise."""

    verdict: Verdict
    reason: str
    differences: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether the code is genuine and the paper says the same."""
        return self.verdict.genuine and not self.differences


def verify_text(text: str, trust: Trust) -> Verification:
    """The verdict on the text of a code alone."""
    verdict = codes.judge(text, trust)
    return Verification(verdict=verdict, reason=verdict.state.sentence)


def verify_file(path: Path, trust: Trust) -> Verification:
    """The verdict on a PDF or a picture; for a PDF its text and attached facts are held against the code as well.

    Refused where the file is missing, no PDF or picture, or bears no code that can be read.
    """
    if not path.is_file():
        raise FileMissing(path=str(path))
    content = path.read_bytes()
    texts = press.read_codes(content, path.name)
    found = next((text for text in texts if text.startswith(("FD1:", "FD1W"))), None)
    if found is None:
        raise CodeMissing(path=path.name)
    answer = verify_text(found, trust)
    facts = answer.verdict.facts
    if not press.is_pdf(content) or not isinstance(facts, LetterCode) or not answer.verdict.genuine:
        return answer
    differences = compare(facts, press.page_text(content), press.attached_facts(content))
    if not differences:
        return answer
    named = "、".join(_(LABELS[name]) for name in differences)
    reason = _("The code is genuine, but the paper says otherwise in: {fields}. Do not rely on it.", fields=named)
    return Verification(verdict=answer.verdict, reason=reason, differences=tuple(differences))


LABELS = {
    "number": N_("Number"),
    "party_a": N_("Party A"),
    "party_b": N_("Party B"),
    "party_c": N_("Party C"),
    "project": N_("Project"),
    "cash": N_("Cash"),
    "goods": N_("Goods"),
    "date": N_("Date"),
    "facts": N_("Attached facts"),
}


def compare(code: LetterCode, text: str, attached: bytes | None) -> list[str]:
    """The fields in which the paper's text, or the facts attached to it, differ from what the code signs."""
    told = re.sub(r"\s+", "", text)
    expected = {
        "number": code.number,
        "party_a": code.party_a.name,
        "party_b": code.party_b.name,
        "party_c": code.party_c.name if code.party_c else "",
        "project": code.project,
        "cash": yuan(code.cash_fen) if code.cash_fen else "",
        "goods": yuan(code.goods_fen) if code.goods_fen else "",
        "date": f"{code.day.year}年{code.day.month}月{code.day.day}日",
    }
    found = [name for name, value in expected.items() if not _says(told, value)]
    amounts = set(re.findall(r"[¥￥]([0-9][0-9,]*\.[0-9]{2})", told))
    strange = amounts - _amounts(code, attached)
    if strange and not {"cash", "goods"} & set(found):
        found.append("cash")
    if attached is not None and hashlib.sha256(attached).digest() != code.digest:
        found.append("facts")
    return found


def _says(told: str, value: str) -> bool:
    wanted = re.sub(r"\s+", "", value)
    return wanted.removesuffix(codes.CUT) in told


def _amounts(code: LetterCode, attached: bytes | None) -> set[str]:
    """Every amount the paper may show: cash, goods, their sum, and each line of goods where the facts are attached."""
    allowed = {yuan(code.cash_fen), yuan(code.goods_fen), yuan(code.cash_fen + code.goods_fen)}
    if attached is not None:
        try:
            allowed |= {yuan(int(one["value_fen"])) for one in json.loads(attached)["goods"]}
        except (ValueError, KeyError, TypeError):
            return allowed
    return allowed


def verification_json(answer: Verification) -> dict[str, object]:
    """The answer as the command line gives it to a script."""
    facts = answer.verdict.facts
    told: dict[str, object] = {}
    if isinstance(facts, LetterCode | WalkInCode):
        for one in fields(facts):
            value = getattr(facts, one.name)
            told[one.name] = value.hex() if isinstance(value, bytes) else value if isinstance(value, int | str) else _plain(value)
    return {
        "valid": answer.valid,
        "state": answer.verdict.state.value if not answer.differences else "differs",
        "reason": answer.reason,
        "number": getattr(facts, "number", None),
        "desk": answer.verdict.desk,
        "facts": told,
        "differences": list(answer.differences),
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None else str(value)
