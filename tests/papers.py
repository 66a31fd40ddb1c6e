"""The records nine kinds of papers speak of, added to a small fair, and acts that change them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from fairdesk.models.agreements import Authorisation, FrameworkAgreement
from fairdesk.models.areas import Area
from fairdesk.models.hall import Booth
from fairdesk.models.invitations import Invitation
from fairdesk.models.organisations import ActivityPlan, BoardResolution, Body, MemberUnit, Organisation
from fairdesk.models.people import Participant
from fairdesk.models.policies import PolicyDocument
from fairdesk.models.programme import AgendaItem
from fairdesk.models.relief import Household, Pairing
from fairdesk.models.supply import Entrustment
from fairdesk.models.talks import Negotiation, NegotiationPerson
from fairdesk.records.choices import (
    AuthorisationFunction,
    Category,
    Field,
    HouseholdCause,
    HouseholdNeed,
    ReliefKind,
    ValueBasis,
)
from fairdesk.records.choices import Outcome as Result
from fairdesk.services.desk import Outcome, act
from fairdesk.store import things
from fairdesk.store.unit_of_work import Work

NAMES = {
    "framework_agreement": "K1",
    "authorisation": "Q01",
    "authorisation_person": "ORG001",
    "entrustment": "W01",
    "pairing": "J01",
    "board_resolution": "ORG002",
    "invitation": "P0002",
    "minutes": "N001",
    "privacy_notice": "fair",
}
"""One record of each kind that has a paper."""


@act("Add what papers speak of")
def furnish(work: Work) -> Outcome[None]:
    """Agreements, an authorisation, an entrustment, a pairing, a resolution, a negotiation, an agenda."""
    giver, area = things.get(work, Organisation, "ORG001"), things.get(work, Area, "A001")
    trustee = Organisation(code="ORG002", name="北京杏坛里公益基金会", category=Category.FOUNDATION, uscc="53110000FD0001181R")
    work.session.add(trustee)
    _fair(work, giver)
    _stage(work, giver)
    _relief(work, giver, trustee)
    _board(work, trustee)
    _talk(work, giver, area)
    return Outcome(None)


def _fair(work: Work, guest: Organisation) -> None:
    """What stands around the papers: bodies, the policy document, the agenda, an invitation that was sent."""
    work.session.add_all(
        [
            Body(code="GOV002", name="测试市民政局", representative="欧阳测", address="测试路1号", former_names=["测试市民政厅"]),
            Body(code="GOV022", name="测试市东城区民政局", area="东城区"),
            PolicyDocument(title="关于广泛动员社会组织参与脱贫攻坚和精准救助的指导意见"),
            AgendaItem(no=1, starts="08:00", ends="09:00", title="签到", place="签到区"),
            AgendaItem(no=2, starts="09:00", ends="12:00", title="推介", place="主会场"),
            Invitation(organisation_id=guest.id, sent_at=datetime(2018, 7, 4, 17, 0, tzinfo=UTC)),
        ]
    )


def _stage(work: Work, grantee: Organisation) -> None:
    """What bureau and partners sign on the stage."""
    work.session.add_all(
        [
            FrameworkAgreement(
                code="K1",
                number="测民框〔2018〕1号",
                party_a="测试市民政局",
                party_b="河北省民政厅",
                province="河北省",
                valid_to=date(2020, 12, 31),
            ),
            Authorisation(
                code="Q01",
                number="测民社授〔2018〕01号",
                grantor="测试市民政厅",
                organisation_id=grantee.id,
                functions=[AuthorisationFunction.ADMIN_WORK.name, AuthorisationFunction.LIAISON.name],
                provinces=["河北省"],
                valid_from=date(2018, 7, 19),
                valid_to=date(2020, 12, 31),
                flag=True,
            ),
        ]
    )


def _relief(work: Work, giver: Organisation, trustee: Organisation) -> None:
    """An entrustment, and a household with its pairing."""
    household = Household(
        code="H0101001", district="东城区", cause=HouseholdCause.ILLNESS, members=2, need=HouseholdNeed.DOCTOR, consent=True
    )
    entrusted = Entrustment(
        code="W01",
        organisation_id=giver.id,
        trustee_id=trustee.id,
        cash_fen=11_000_000,
        goods="急救包",
        goods_fen=19_000_000,
        purpose="村卫生室急救培训",
    )
    paired = Pairing(
        code="J01",
        household_id=household.id,
        organisation_id=giver.id,
        relief_kind=ReliefKind.REDUCE,
        starts=date(2018, 7, 19),
        next_visit=date(2018, 8, 18),
    )
    work.session.add_all([household, entrusted, paired])


def _board(work: Work, organisation: Organisation) -> None:
    """A resolution on three of the four points, and a step of the plan."""
    resolution = BoardResolution(
        organisation_id=organisation.id,
        number="杏坛里基理字〔2018〕15号",
        day=date(2018, 6, 12),
        points=["重新组织动员资源", "选定帮扶项目：急救培训", "安排帮扶活动计划"],
        team_lead="吴砺音",
        team_size=7,
        due=21,
        present=18,
        agree=17,
        abstain=1,
    )
    plan = ActivityPlan(organisation_id=organisation.id, title="赴张北核实需求", starts=date(2018, 8, 1), ends=date(2018, 8, 5))
    work.session.add_all([resolution, plan])


def _talk(work: Work, giver: Organisation, area: Area) -> None:
    """A negotiation with a delegate on one side, and on the other a person who speaks for a member unit."""
    booth, member = Booth(code="T01"), MemberUnit(organisation_id=giver.id, name="北京示例物流有限公司")
    work.session.add_all([booth, member])
    talk = Negotiation(
        code="N001",
        organisation_id=giver.id,
        area_id=area.id,
        booth_id=booth.id,
        starts=datetime(2018, 7, 19, 2, 30, tzinfo=UTC),
        ends=datetime(2018, 7, 19, 3, 10, tzinfo=UTC),
        project="果蔬冷链",
        field=Field.OTHER,
        field_note="法律援助",
        cash_fen=6_000_000,
        goods="棉衣",
        goods_fen=120_050,
        goods_basis=ValueBasis.INVOICE,
        households=3,
        people=12,
        outcome=Result.INTENT,
        recorder="S001",
        next_step="七日内补充材料。",
        next_due=date(2018, 7, 26),
        minutes="就冷链库位置交换意见。",
    )
    work.session.add(talk)
    delegate, speaker = things.get(work, Participant, "P0001"), things.get(work, Participant, "P0002")
    work.session.add_all(
        [
            NegotiationPerson(negotiation_id=talk.id, participant_id=speaker.id, member_unit_id=member.id),
            NegotiationPerson(negotiation_id=talk.id, participant_id=delegate.id),
        ]
    )


@act("Change a record")
def change(work: Work, *, kind: type[Any], name: str, values: dict[str, Any]) -> Outcome[None]:
    """The record of this name has these values."""
    record = things.get(work, kind, name)
    for field, value in values.items():
        setattr(record, field, value)
    return Outcome(None)


@act("Void a record")
def void(work: Work, *, kind: type[Any], name: str, reason: str) -> Outcome[None]:
    """The record of this name is void."""
    things.get(work, kind, name).void(reason)
    return Outcome(None)
