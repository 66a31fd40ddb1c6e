"""Holding a paper against its signed code: what is proven, and where the paper says otherwise."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from fairdesk.base.errors import (
    BadgeOnly,
    CodeMissing,
    FileMissing,
    FileUnreadable,
    FontLost,
    PageBeforeTheLast,
    PaperNotRedrawn,
    Refusal,
    SeveralLetters,
    reason_of,
)
from fairdesk.base.i18n import N_, _, listed
from fairdesk.exchange import codes
from fairdesk.exchange.paper_signature import read_signature
from fairdesk.exchange.trust import Trust
from fairdesk.printing import active, comparing, press
from fairdesk.printing.reading import LARGEST
from fairdesk.records.choices import Field
from fairdesk.records.codes import CodeFlag, CodeState, LetterCode, Verdict, WalkInCode
from fairdesk.records.signatures import PaperSignature, SignatureState
from fairdesk.rules.amounts import yuan
from fairdesk.rules.page_marks import read_page_mark

NOT_SIGNED = PaperSignature(state=SignatureState.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of a paper found: proven or not, in words; the facts of the code; where the paper says otherwise."""

    verdict: Verdict
    reason: str
    differences: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    """What the file would do besides being looked at (`printing.active`)."""
    compared: bool = False
    """Whether the words of the paper were held against what its code signs."""
    void: bool = False
    signature: PaperSignature = NOT_SIGNED
    """What the signature of the file itself proves; pictures and papers of before have none."""

    @property
    def valid(self) -> bool:
        """Whether the code is genuine, the paper says the same as far as it was compared, and nobody made it void."""
        return self.state in {"genuine", "copy"}

    @property
    def state(self) -> str:
        """The answer in one word, as docs/formats.md lists them."""
        facts = self.verdict.facts
        if not self.verdict.genuine:
            return self.verdict.state.value
        flag = facts.flag if isinstance(facts, LetterCode) else CodeFlag.ORIGINAL
        if self.void or flag is CodeFlag.VOID:
            return "void"
        if self.differences:
            return "differs"
        if self.active:
            return "active"
        if self.signature.state in {SignatureState.CHANGED, SignatureState.DAMAGED}:
            return "changed"
        return "copy" if flag is CodeFlag.COPY else "genuine"


def verify_text(text: str, trust: Trust) -> Verification:
    """The verdict on the text of a code alone."""
    verdict = codes.judge(text, trust)
    return Verification(verdict=verdict, reason=_of_the_code(verdict, trust))


def verify_file(path: Path, trust: Trust) -> Verification:
    """The verdict on a PDF or a picture; for a PDF its text and attached facts are held against the code as well.

    Refused where the file is missing, no PDF or picture, larger than any paper, bears no code that can be read or those of
    several papers, or where a font of ours is damaged, so that nothing can be said of its words.
    """
    content = _content(path)
    found = _code_on(content, path.name, trust)
    if isinstance(found, Verification):
        return found
    answer = verify_text(found, trust)
    facts = answer.verdict.facts
    if not isinstance(facts, LetterCode) or not answer.verdict.genuine:
        return answer
    if not press.is_pdf(content):
        return _as_a_picture(answer)
    signature = read_signature(content, trust)
    answer = replace(answer, active=tuple(active.active_parts(content)), signature=signature)
    if not press.page_text(content).strip():
        return _with_active(_as_a_picture(answer))
    try:
        differences = comparing.letter_differences(facts, content, found)
    except FontLost as fault:
        raise PaperNotRedrawn(path=path.name, **fault.places) from fault
    return _with_active(_with_signature(_compared(answer, differences, altered=press.attached_facts(content) is not None)))


def _content(path: Path) -> bytes:
    """The bytes of the file, none of which is read where they are more than any paper of ours has."""
    if path.is_dir():
        raise FileUnreadable(path=str(path), detail=_("it is a folder"))
    if not path.is_file():
        raise FileMissing(path=str(path))
    try:
        with path.open("rb") as file:
            large = os.fstat(file.fileno()).st_size > LARGEST
            content = b"" if large else file.read(LARGEST)
    except OSError as error:
        raise FileUnreadable(path=str(path), detail=reason_of(error)) from None
    if large:
        raise FileUnreadable(path=path.name, detail=_("larger than any paper of ours"))
    if not content:
        raise FileUnreadable(path=path.name, detail=_("it is empty"))
    return content


def _code_on(content: bytes, name: str, trust: Trust) -> str | Verification:
    """The text of the one code on these pages that signs something; the answer itself for a signed file without a code."""
    told = press.read_codes(content, name, lambda text: text.startswith(SIGNED))
    found = [text for text in told if text.startswith(SIGNED)]
    if not found and any(text.startswith("FD1P") for text in told):
        raise BadgeOnly(path=name)
    if not found:
        signature = read_signature(content, trust) if press.is_pdf(content) else PaperSignature(state=SignatureState.NONE)
        if signature.state is not SignatureState.NONE:
            return _without_code(signature, content)
        mark = next((mark for mark in map(read_page_mark, told) if mark), None)
        if mark:
            raise PageBeforeTheLast(path=name, page=mark.page, pages=mark.pages)
        raise CodeMissing(path=name)
    if len(found) > 1:
        raise SeveralLetters(path=name, numbers=listed(_named(text) for text in found))
    return found[0]


def _without_code(signature: PaperSignature, content: bytes) -> Verification:
    """The answer for a file of a kind that bears no code: what its signature proves, and nothing more."""
    states = {SignatureState.DESK: CodeState.GENUINE, SignatureState.UNKNOWN: CodeState.UNKNOWN_KEY}
    states |= {SignatureState.REVOKED: CodeState.REVOKED, SignatureState.OUTSIDE_TERM: CodeState.OUTSIDE_TERM}
    verdict = Verdict(state=states.get(signature.state, CodeState.ALTERED), desk=signature.desk)
    words = _between([_("This paper bears no code; the signature of its file was checked."), signature.state.sentence])
    answer = Verification(verdict=verdict, reason=words, signature=signature, active=tuple(active.active_parts(content)))
    return _with_active(answer)


def _named(text: str) -> str:
    try:
        return codes.read_code(text).facts.number
    except Refusal:
        return _("the badge of a walk-in") if text.startswith("FD1W") else _("a code that cannot be understood")


def _of_the_code(verdict: Verdict, trust: Trust) -> str:
    """What the code alone proves: its state, since when its desk is revoked, and whether it says copy or void itself."""
    words = [verdict.state.sentence]
    since = {desk.revoked_on for desk in trust.desks if desk.desk == verdict.desk and desk.revoked_on}
    if verdict.state is CodeState.REVOKED and len(since) == 1:
        words.append(_("Its desk {desk} is revoked since {day}.", desk=verdict.desk, day=since.pop().isoformat()))
    flag = verdict.facts.flag if isinstance(verdict.facts, LetterCode) and verdict.genuine else CodeFlag.ORIGINAL
    if flag is CodeFlag.COPY:
        words.append(_("It was printed as a copy; the original is another sheet."))
    if flag is CodeFlag.VOID:
        words = [_("Void: the code is genuine and says that this paper is void. Do not rely on it.")]
    return _between(words)


def _between(words: Iterable[str]) -> str:
    return " ".join(words)


def _as_a_picture(answer: Verification) -> Verification:
    """Nobody read the words on a picture: they may say anything beside a genuine code."""
    if answer.state == "void":
        return answer
    warning = _(
        "Only the code was read: what is printed on this picture was not compared. Hold the facts of the code against the paper"
        " with your own eyes."
    )
    return replace(answer, reason=_between([answer.reason, warning]))


def _compared(answer: Verification, differences: list[str], *, altered: bool = False) -> Verification:
    """The answer with the fields in which the paper says otherwise."""
    answer = replace(answer, compared=True, differences=tuple(differences))
    if answer.state == "void":
        return answer
    if differences == [comparing.FACTS] and altered:
        reason = _("The code is genuine, but the facts inside the file were altered. Do not rely on it; use the original file.")
        return replace(answer, reason=reason)
    if differences == [comparing.FACTS]:
        reason = _(
            "The code is genuine and its own lines stand on the paper, but the file has lost the attached facts,"
            " so the other lines cannot be checked. Verify the original file."
        )
        return replace(answer, reason=reason)
    if differences:
        named = listed(_(LABELS[name]) if name in LABELS else name for name in differences)
        reason = _("The code is genuine, but the paper says otherwise in: {fields}. Do not rely on it.", fields=named)
        return replace(answer, reason=reason)
    return replace(answer, reason=_between([answer.reason, _("The words of the paper are those its code signs.")]))


def _with_signature(answer: Verification) -> Verification:
    """The answer, and what the signature of the file adds to it; it takes nothing away from words that were compared."""
    if answer.signature.state is SignatureState.NONE:
        without = _("The file bears no signature of a desk: it is not the file that was issued, though it says the same.")
        return replace(answer, reason=_between([answer.reason, without])) if answer.state in {"genuine", "copy"} else answer
    return replace(answer, reason=_between([answer.reason, answer.signature.state.sentence]))


def _with_active(answer: Verification) -> Verification:
    """The answer, and what the file would do, which no paper of ours does."""
    if not answer.active:
        return answer
    parts = listed(_(ACTIVE[name]) for name in answer.active)
    warning = _("The file carries {parts}; papers of ours never do, so somebody changed it. Do not open it.", parts=parts)
    return replace(answer, reason=_between([answer.reason, warning]))


SIGNED = ("FD1:", "FD1W")
"""How codes begin that sign something: papers and the badges of walk-ins."""
ACTIVE = {
    "script": N_("a script"),
    "launch": N_("a program to start"),
    "action": N_("actions"),
    "form": N_("a form"),
    "file": N_("further files"),
}
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
    "instalments": N_("Instalments"),
    "basis": N_("Basis"),
    "principles": N_("Principles"),
    "areas": N_("Areas of cooperation"),
    "measures": N_("Measures"),
    "mechanism": N_("How the parties work together"),
    "money": N_("Money"),
    "matter": N_("Matter"),
    "functions": N_("Functions given"),
    "limits": N_("Limits"),
    "area": N_("Area of the node"),
    "reports": N_("Reports"),
    "revocation": N_("Revocation"),
    "person": N_("Authorised person"),
    "purpose": N_("Purpose"),
    "delivery": N_("To be handed over by"),
    "account": N_("Separate account"),
    "receipts": N_("Receipts"),
    "feedback": N_("Feedback"),
    "letter": N_("Letter of intent"),
    "household": N_("Household"),
    "consent": N_("Consent"),
    "relief": N_("Kind of relief"),
    "contact": N_("Contact and visits"),
}
"""What `printing.comparing` names, as a person reads it; a section that a bureau named itself is called by its name."""


def told(answer: Verification) -> list[tuple[str, str]]:
    """What the code of a paper signs, label and value: a person holds it against the paper, above all against a photo of it."""
    facts = answer.verdict.facts
    if not isinstance(facts, LetterCode):
        return []
    parties = (facts.party_a, facts.party_b, facts.party_c)
    lines = [(_(label), f"{one.name} {one.code}".strip()) for label, one in zip(PARTIES, parties, strict=True) if one]
    head = [(_(N_("Number")), facts.number), (_(N_("Date")), facts.day.isoformat())]
    if not facts.field:  # no letter of intent: its code knows no field and no amounts
        return [one for one in (*head, *lines, (_(N_("Subject")), facts.project)) if one[1]]
    return [
        *head,
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
        "state": answer.state,
        "reason": answer.reason,
        "number": getattr(facts, "number", None),
        "desk": answer.verdict.desk,
        "facts": told,
        "differences": list(answer.differences),
        "compared": answer.compared,
        "active": list(answer.active),
        "signature": answer.signature.state.value,
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None else str(value)
