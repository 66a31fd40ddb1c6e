"""Holding a paper against its signed code: what is proven, and where the paper says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from fairdesk.base.errors import BadgeOnly, CodeMissing, FileMissing
from fairdesk.base.i18n import N_, _, listed
from fairdesk.exchange import codes
from fairdesk.exchange.trust import Trust
from fairdesk.printing import comparing, press
from fairdesk.records.choices import Field
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
    if found is None and any(text.startswith("FD1P") for text in texts):
        raise BadgeOnly(path=path.name)
    if found is None:
        raise CodeMissing(path=path.name)
    answer = verify_text(found, trust)
    facts = answer.verdict.facts
    if not press.is_pdf(content) or not isinstance(facts, LetterCode) or not answer.verdict.genuine:
        return answer
    differences = comparing.letter_differences(facts, content, found)
    if not differences:
        return answer
    if differences == [comparing.FACTS]:
        reason = _(
            "The code is genuine and its own lines stand on the paper, but the file has lost the attached facts,"
            " so the other lines cannot be checked. Verify the original file."
        )
        return Verification(verdict=answer.verdict, reason=reason, differences=(comparing.FACTS,))
    named = listed(_(LABELS[name]) for name in differences)
    reason = _("The code is genuine, but the paper says otherwise in: {fields}. Do not rely on it.", fields=named)
    return Verification(verdict=answer.verdict, reason=reason, differences=tuple(differences))


PARTIES = (N_("Party A"), N_("Party B"), N_("Party C"))
LABELS = {
    "number": N_("Number"),
    "date": N_("Date"),
    "party_a": N_("Party A"),
    "party_b": N_("Party B"),
    "party_c": N_("Party C"),
    "fair": N_("Fair"),
    "project": N_("Project"),
    "track": N_("Track"),
    "field": N_("Field"),
    "mode": N_("Mode"),
    "place": N_("Place"),
    "need": N_("Need"),
    "content": N_("Content"),
    "cash": N_("Cash"),
    "goods": N_("Goods"),
    "services": N_("Services"),
    "total": N_("Total"),
    "beneficiaries": N_("Beneficiaries"),
    "term": N_("Term"),
    "duties": N_("Duties"),
    "next_step": N_("Next step"),
    "effect": N_("Effect"),
    "publicity": N_("Publicity"),
    "privacy": N_("Privacy"),
    "change": N_("Change and end"),
    "disputes": N_("Disputes"),
    "copies": N_("Copies"),
    "signatures": N_("Places for the seals"),
    "proof": N_("Notes on the proof"),
    "text": N_("Other words or pictures"),
    "facts": N_("Attached facts"),
}
"""What `printing.comparing` names, as a person reads it."""


def told(answer: Verification) -> list[tuple[str, str]]:
    """What the code of a paper signs, label and value: a person holds it against the paper, above all against a photo of it."""
    facts = answer.verdict.facts
    if not isinstance(facts, LetterCode):
        return []
    parties = (facts.party_a, facts.party_b, facts.party_c)
    lines = [(_(label), f"{one.name} {one.code}".strip()) for label, one in zip(PARTIES, parties, strict=True) if one]
    return [
        (_(N_("Number")), facts.number),
        (_(N_("Date")), facts.day.isoformat()),
        *lines,
        (_(N_("Project")), facts.project),
        (_(N_("Field")), Field[facts.field].label),
        (_(N_("Cash")), yuan(facts.cash_fen)),
        (_(N_("Goods")), yuan(facts.goods_fen)),
    ]


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
