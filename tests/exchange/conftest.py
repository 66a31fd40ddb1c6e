"""A fair with a bureau, a booth and a stranger, and one sealed bundle from the booth to the bureau."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fairdesk.exchange.keys import DeskKeys, new_keys, public_of
from fairdesk.exchange.seal import seal
from fairdesk.exchange.trust import Trust, TrustedDesk
from fairdesk.records.codes import CodeParty, LetterCode, WalkInCode
from fairdesk.records.papers import TableColumn, TableFacts
from fairdesk.records.sealed import Sealed

FAIR = "0192f0c1-7e5a-7000-8000-0123456789ab"


@dataclass(frozen=True)
class People:
    """Who takes part."""

    bureau: DeskKeys
    booth: DeskKeys
    stranger: DeskKeys

    @property
    def known(self) -> set[bytes]:
        """The signing keys the bureau has enrolled."""
        return {public_of(self.bureau).signing, public_of(self.booth).signing}

    @property
    def bureau_recipient(self) -> str:
        """Whom bundles are sealed for."""
        return public_of(self.bureau).recipient


def _manifest(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "bundle",
        "fair": FAIR,
        "epoch": 1,
        "from_seq": 1,
        "to_seq": 2000,
        "counts": {"letter": 1500, "negotiation": 500},
        "chain_head": hashlib.sha256(b"head").hexdigest(),
        "created": "2018-11-22T09:00:00+00:00",
        "letters": "A03",
        **changes,
    }


@pytest.fixture(scope="session")
def people() -> People:
    return People(new_keys(), new_keys(), new_keys())


@pytest.fixture(scope="session")
def manifest() -> dict[str, Any]:
    return _manifest()


@pytest.fixture(scope="session")
def lines() -> list[bytes]:
    """Two thousand lines that hardly compress, so that the payload fills several cells."""
    return [b'{"h":"%s","n":%d}' % (hashlib.sha256(b"%d" % n).hexdigest().encode(), n) for n in range(2000)]


@pytest.fixture(scope="session")
def sealed(people: People, manifest: dict[str, Any], lines: list[bytes]) -> Sealed:
    return seal(manifest, lines, people.booth, [people.bureau_recipient])


@pytest.fixture(scope="session")
def trust(people: People) -> Trust:
    bureau, booth = public_of(people.bureau), public_of(people.booth)
    return Trust(
        fair_id=FAIR,
        fair_name="精准帮扶洽谈会",
        bureau_key=bureau.signing,
        bureau_recipient=bureau.recipient,
        issued=datetime(2018, 11, 20, 8, tzinfo=UTC),
        desks=(TrustedDesk(key=booth.signing, desk="A03", valid_from=date(2018, 11, 20), valid_to=date(2018, 11, 30)),),
    )


@pytest.fixture(scope="session")
def letter() -> LetterCode:
    return LetterCode(
        kind="letter",
        number="京社扶意〔2018〕A03-0042-K号",
        fair_id=FAIR,
        party_a=CodeParty("51110000500000123X", "北京市某某慈善基金会"),
        party_b=CodeParty("130730", "河北省怀来县人民政府"),
        project="乡村小学图书室",
        field="EDUCATION",
        cash_fen=6_000_000,
        goods_fen=1_250_050,
        day=date(2018, 11, 22),
        digest=hashlib.sha256(b"facts").digest(),
        epoch=1,
        seq=42,
    )


@pytest.fixture(scope="session")
def walk_in() -> WalkInCode:
    return WalkInCode(
        name="买买提·吐尔逊", organisation="北京某某社会工作服务中心", category="WALK_IN", day=date(2018, 11, 22), epoch=1, seq=7
    )


@pytest.fixture(scope="session")
def table() -> TableFacts:
    return TableFacts(
        title="洽谈记录",
        columns=(
            TableColumn(head="编号"),
            TableColumn(head="社会组织"),
            TableColumn(head="资金（元）", kind="yuan"),
            TableColumn(head="日期"),
        ),
        rows=tuple(
            (f"000{n}", "=HYPERLINK(1)" if n == 3 else f"某某协会{n}", 600_000 * n, date(2018, 11, 22)) for n in range(1, 21)
        ),
    )
