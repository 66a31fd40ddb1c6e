"""Who is called onto the stage: ceremonies and their entries, and what is signed or handed over where no ceremony was planned."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from fairdesk.models.agreements import Authorisation, Ceremony, CeremonyEntry, FrameworkAgreement
from fairdesk.models.areas import Area, Delegation, DistrictStand
from fairdesk.models.letters import LetterOfIntent
from fairdesk.models.organisations import Organisation
from fairdesk.store import things
from fairdesk.store.unit_of_work import Look


def ceremony(look: Look, name: str) -> Ceremony | None:
    """The ceremony with this id, code or title, or None."""
    found = things.find(look, Ceremony, name)
    return found or next((one for one in things.where(look, Ceremony) if one.title == name), None)


def ceremonies(look: Look) -> list[Ceremony]:
    """Every ceremony that is planned."""
    return [one for one in things.where(look, Ceremony) if not one.voided]


def flag_givings(look: Look) -> list[Ceremony]:
    """Planned flag-givings."""
    return [one for one in things.where(look, Ceremony) if "授旗" in (one.kind + one.title)]


def entries(look: Look, ceremony_id: str) -> list[CeremonyEntry]:
    """The entries of a ceremony in calling order."""
    query = select(CeremonyEntry).where(CeremonyEntry.ceremony_id == ceremony_id, CeremonyEntry.voided.is_(False))
    return list(look.session.execute(query.order_by(CeremonyEntry.place, CeremonyEntry.id)).scalars())


def letters(look: Look, days: tuple[date, date] | None = None) -> list[LetterOfIntent]:
    """The valid letters, or those from one day to another, by number: as they are called where no ceremony says otherwise."""
    query = select(LetterOfIntent).where(LetterOfIntent.voided.is_(False))
    query = query.where(LetterOfIntent.day.between(*days)) if days else query
    return list(look.session.execute(query.order_by(LetterOfIntent.number, LetterOfIntent.id)).scalars())


def frameworks(look: Look) -> list[FrameworkAgreement]:
    """The framework agreements by number in the roster."""
    query = select(FrameworkAgreement).where(FrameworkAgreement.voided.is_(False))
    return list(look.session.execute(query.order_by(FrameworkAgreement.code, FrameworkAgreement.id)).scalars())


def authorisations(look: Look, *, flag: bool | None = None) -> list[tuple[Authorisation, Organisation]]:
    """The authorisations with who receives them, by number in the roster; only those with a flag where that is asked."""
    query = select(Authorisation, Organisation).join(Organisation, Organisation.id == Authorisation.organisation_id)
    query = query.where(Authorisation.voided.is_(False)).order_by(Authorisation.code, Authorisation.id)
    if flag is not None:
        query = query.where(Authorisation.flag.is_(flag))
    return [(one, organisation) for one, organisation in look.session.execute(query)]


def lead_of(look: Look, area_id: str | None) -> str:
    """Who signs for an area: the lead of its delegation, or the contact of its stand; or nothing."""
    if area_id is None:
        return ""
    lead = select(Delegation.lead).where(Delegation.area_id == area_id, Delegation.voided.is_(False)).limit(1)
    stand = select(DistrictStand.contact).where(DistrictStand.area_id == area_id, DistrictStand.voided.is_(False)).limit(1)
    return look.session.execute(lead).scalar() or look.session.execute(stand).scalar() or ""


def area_of(look: Look, area_id: str | None) -> Area | None:
    """The area, or None."""
    return look.session.get(Area, area_id) if area_id else None
