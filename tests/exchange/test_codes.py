"""Codes say exactly what was signed; one sign changed anywhere and they are not genuine."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import base45
import cbor2
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st

from fairdesk.base.errors import CodeUnreadable, NotOurCode
from fairdesk.exchange.codes import LONGEST, check, judge, read_code, read_walk_in, same_text, write_code, write_walk_in
from fairdesk.exchange.keys import new_keys, sign
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.records.codes import CodeFlag, CodeParty, CodeState, LetterCode, WalkInCode
from tests.exchange.conftest import FAIR, People

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
HEAD = "FD1W7K2M0DEGHJKMNPQRSTVWXYZ01234567"
KEYS = new_keys()

texts = st.text(st.characters(codec="utf-8"), max_size=12)
parties = st.builds(CodeParty, texts, texts)
letters = st.builds(
    LetterCode,
    kind=texts,
    number=texts,
    fair_id=st.one_of(st.uuids().map(str), texts),
    party_a=parties,
    party_b=parties,
    party_c=st.one_of(st.none(), parties),
    project=texts,
    field=texts,
    cash_fen=st.integers(0, 2**63),
    goods_fen=st.integers(0, 2**63),
    day=st.dates(),
    digest=st.binary(min_size=32, max_size=32),
    flag=st.sampled_from(CodeFlag),
    epoch=st.integers(0, 2**31),
    seq=st.integers(0, 2**53),
)


def version(text: str) -> int:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, mask_pattern=0)
    code.add_data(text)
    return int(code.best_fit())


@given(letters)
@settings(max_examples=60, deadline=None)
def test_any_facts_come_back_as_they_were_signed(facts: LetterCode) -> None:
    code = read_code(write_code(facts, KEYS))
    assert code.facts == facts


def test_a_letter_of_an_enrolled_desk_is_genuine(letter: LetterCode, people: People, trust: Trust) -> None:
    text = write_code(letter, people.booth)
    verdict = judge(text + "\r\n", trust)
    assert verdict.genuine
    assert verdict.desk == "A03"
    assert verdict.facts == letter
    assert version(text) <= 14
    assert set(text) <= set(ALPHABET)


def test_long_names_end_in_an_ellipsis_and_the_code_stays_small(letter: LetterCode, people: People, trust: Trust) -> None:
    name = "北京市" + "某某某某某某某某某某" * 6 + "慈善基金会"
    facts = replace(letter, party_a=CodeParty("51110000500000123X", name), party_c=CodeParty("", name), project=name * 2)
    text = write_code(facts, people.booth)
    assert len(text) <= LONGEST
    assert version(text) <= 16
    verdict = judge(text, trust)
    assert verdict.genuine
    assert isinstance(verdict.facts, LetterCode)
    assert verdict.facts.project.endswith("…")
    assert same_text(verdict.facts.project, facts.project)
    assert same_text(verdict.facts.party_a.name, name)
    assert not same_text(verdict.facts.party_a.name, "上海" + name)
    assert verdict.facts.party_b == letter.party_b
    assert version("X" * LONGEST) <= 16


def test_one_changed_sign_is_never_genuine(letter: LetterCode, people: People, trust: Trust) -> None:
    text = write_code(letter, people.booth)
    dice = random.Random(7)
    for place in range(len(text)):
        other = dice.choice([sign for sign in ALPHABET if sign != text[place]])
        assert not judge(text[:place] + other + text[place + 1 :], trust).genuine, place


def test_swapped_cut_and_longer_codes_are_never_genuine(letter: LetterCode, people: People, trust: Trust) -> None:
    text = write_code(letter, people.booth)
    for place in range(0, len(text) - 1, 3):
        if text[place] != text[place + 1]:
            assert not judge(text[:place] + text[place + 1] + text[place] + text[place + 2 :], trust).genuine
        assert not judge(text[:place], trust).genuine
    for longer in (text + "0", text + "00", " " + text, text + " ", text.lower(), "FD2:" + text[4:], text + "A" * LONGEST):
        assert not judge(longer, trust).genuine


def test_the_result_states(letter: LetterCode, people: People, trust: Trust) -> None:
    booth = trust.desks[0]
    text = write_code(letter, people.booth)

    def state(of: str, **changes: object) -> CodeState:
        return judge(of, replace(trust, desks=(replace(booth, **changes),))).state  # type: ignore[arg-type]

    assert state(text) is CodeState.GENUINE
    assert state(text, revoked_at=(1, 43)) is CodeState.GENUINE
    assert state(text, revoked_at=(1, 42)) is CodeState.REVOKED
    assert state(text, revoked_at=(0, 0)) is CodeState.REVOKED
    assert state(text, revoked_on=date(2018, 11, 22)) is CodeState.REVOKED
    assert state(text, revoked_on=date(2018, 11, 23)) is CodeState.GENUINE
    assert state(text, valid_to=date(2018, 11, 21)) is CodeState.OUTSIDE_TERM
    assert state(text, valid_from=date(2018, 11, 23)) is CodeState.OUTSIDE_TERM
    assert state(write_code(letter, people.stranger)) is CodeState.UNKNOWN_KEY
    assert state(write_code(replace(letter, fair_id="another"), people.booth)) is CodeState.NOT_OURS
    assert state("https://example.org") is CodeState.NOT_OURS
    assert state("FD1:NONSENSE") is CodeState.ALTERED
    assert state(write_code(letter, people.bureau)) is CodeState.GENUINE
    assert all(one.sentence for one in CodeState)


def test_a_signature_moved_to_other_facts_is_altered(letter: LetterCode, people: People, trust: Trust) -> None:
    one = read_code(write_code(letter, people.booth))
    richer = read_code(write_code(replace(letter, cash_fen=letter.cash_fen * 10), people.booth))
    forged = replace(richer, signed=replace(richer.signed, signature=one.signed.signature))
    assert check(forged, trust).state is CodeState.ALTERED


def _rewritten(payload: object, people: People, protected: object = None, headers: object = None, raw: bytes = b"") -> str:
    """A code that is truly signed by the booth and yet not as `write_code` writes it."""
    from fairdesk.exchange.keys import public_of

    kid = public_of(people.booth).kid
    head = cbor2.dumps({1: -8, 4: kid} if protected is None else protected, canonical=True)
    body = raw or cbor2.dumps(payload, canonical=True)
    signature = sign(people.booth, cbor2.dumps(["Signature1", head, b"", body], canonical=True))
    whole = cbor2.dumps(cbor2.CBORTag(18, [head, headers or {}, body, signature]), canonical=True)
    return f"FD1:{base45.b45encode(whole).decode()}"


def test_only_the_strict_form_is_read(letter: LetterCode, people: People) -> None:
    from fairdesk.exchange.code_payload import letter_map
    from fairdesk.exchange.keys import public_of

    content, kid = letter_map(letter), public_of(people.booth).kid
    assert read_code(_rewritten(content, people)).facts == letter
    plain = cbor2.dumps(content, canonical=True)
    doubled = bytes([plain[0] + 1]) + plain[1:] + cbor2.dumps(15) + cbor2.dumps(1)
    wrong = [
        _rewritten(content | {99: 1}, people),
        _rewritten(content | {10: 0}, people),
        _rewritten(content | {10: 9}, people),
        _rewritten(content | {5: 60000.0}, people),
        _rewritten(content | {5: -1}, people),
        _rewritten(content | {5: True}, people),
        _rewritten(content | {7: b"short"}, people),
        _rewritten(content | {6: 10**12}, people),
        _rewritten(content | {3: ["only one"]}, people),
        _rewritten({key: value for key, value in content.items() if key != 8}, people),
        _rewritten([1, 2], people),
        _rewritten(content, people, protected={1: -7, 4: kid}),
        _rewritten(content, people, protected={1: -8, 4: kid, 2: [99], 99: 1}),
        _rewritten(content, people, protected={1: -8, 4: kid + b"x"}),
        _rewritten(content, people, protected=7),
        _rewritten(content, people, headers={5: 1}),
        _rewritten(None, people, raw=doubled),
        _rewritten(None, people, raw=plain + b"\x00"),
        _rewritten(None, people, raw=b"\xbf" + plain[1:] + b"\xff"),
    ]
    for number, text in enumerate(wrong):
        with pytest.raises(CodeUnreadable):
            pytest.fail(f"{number} was read: {read_code(text)}")


@given(st.binary(max_size=420))
@settings(max_examples=300, deadline=None)
def test_foreign_bytes_are_refused_and_nothing_else(raw: bytes) -> None:
    with pytest.raises(CodeUnreadable):
        read_code("FD1:" + base45.b45encode(raw).decode())


@given(st.text(max_size=60))
def test_foreign_text_is_refused_and_nothing_else(text: str) -> None:
    with pytest.raises((NotOurCode, CodeUnreadable)):
        read_code(text)
    with pytest.raises((NotOurCode, CodeUnreadable)):
        read_walk_in(text)


def test_a_walk_in_is_read_by_a_desk_that_never_heard_of_him(walk_in: WalkInCode, people: People, trust: Trust) -> None:
    text = write_walk_in(HEAD, walk_in, people.booth)
    badge = read_walk_in(text)
    assert (badge.head, badge.facts) == (HEAD, walk_in)
    assert check(badge, trust).genuine
    assert judge(text, trust).facts == walk_in
    assert set(text) <= set(ALPHABET)
    assert version(text) <= 11


def test_a_walk_in_with_long_names_fits(walk_in: WalkInCode, people: People, trust: Trust) -> None:
    text = write_walk_in(HEAD, replace(walk_in, name="阿" * 50, organisation="北京市" + "某" * 90), people.booth)
    assert version(text) <= 11
    assert judge(text, trust).genuine


def test_the_head_of_a_walk_in_cannot_be_exchanged(walk_in: WalkInCode, people: People, trust: Trust) -> None:
    text = write_walk_in(HEAD, walk_in, people.booth)
    for place in range(len(text)):
        other = "Q" if text[place] != "Q" else "R"
        assert not judge(text[:place] + other + text[place + 1 :], trust).genuine, place
    with pytest.raises(ValueError, match="head"):
        write_walk_in("FD1P0000", walk_in, people.booth)


def test_a_walk_in_badge_is_no_letter(walk_in: WalkInCode, letter: LetterCode, people: People, trust: Trust) -> None:
    badge = write_walk_in(HEAD, walk_in, people.booth)
    assert not judge("FD1:" + badge.split(":", 1)[1], trust).genuine
    assert not judge(f"{HEAD}:{write_code(letter, people.booth)[4:]}", trust).genuine


def test_the_fair_of_a_code_may_be_any_text(letter: LetterCode, people: People) -> None:
    for fair in (FAIR, FAIR.upper(), "BJ-2018", ""):
        assert read_code(write_code(replace(letter, fair_id=fair), people.booth)).facts.fair_id == fair


def test_days_before_the_first_day_of_the_count(letter: LetterCode, people: People) -> None:
    early = replace(letter, day=date(2020, 1, 1) - timedelta(days=9000))
    assert read_code(write_code(early, people.booth)).facts == early


def test_a_listed_bureau_obeys_its_own_bounds(letter: LetterCode, people: People, trust: Trust) -> None:
    listed = TrustedDesk(key=trust.bureau_key, desk="Z", revoked_on=date(2018, 1, 1))
    bounded = replace(trust, desks=(*trust.desks, listed))
    assert judge(write_code(letter, people.bureau), bounded).state is CodeState.REVOKED
