"""What bureau and partners sign on the stage: framework agreements, authorisations and what is done under them, ceremonies."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from fairdesk.models.base import Record, due_link, link
from fairdesk.records.choices import AuthorisationFunction, AuthorisationStatus


class FrameworkAgreement(Record, kw_only=True):
    """A framework agreement of the bureau with a province's department (R30)."""

    __tablename__ = "framework_agreement"

    number: Mapped[str]
    party_a: Mapped[str]
    party_b: Mapped[str]
    province: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    signatory_a: Mapped[str] = mapped_column(default="")
    signatory_b: Mapped[str] = mapped_column(default="")


class Authorisation(Record, kw_only=True):
    """A letter of authorisation to a supporting organisation (R31, R32); `functions` holds names of the four."""

    __tablename__ = "authorisation"

    number: Mapped[str]
    grantor: Mapped[str]
    organisation_id: Mapped[str] = due_link("organisation")
    functions: Mapped[list[str]] = mapped_column(default_factory=list)
    provinces: Mapped[list[str]] = mapped_column(default_factory=list)
    valid_from: Mapped[date | None] = mapped_column(default=None)
    valid_to: Mapped[date | None] = mapped_column(default=None)
    flag: Mapped[bool] = mapped_column(default=False)
    status: Mapped[AuthorisationStatus] = mapped_column(default=AuthorisationStatus.SIGNED)

    def covers(self, function: AuthorisationFunction, day: date) -> bool:
        """Whether an act of this kind on this day is inside the authorisation (DOMAIN 1.8, rule 5)."""
        in_term = (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)
        return in_term and not self.voided and self.status is not AuthorisationStatus.REVOKED and function.name in self.functions


class AuthorisedAct(Record, kw_only=True):
    """Something a supporting organisation did on the bureau's behalf (R32)."""

    __tablename__ = "authorised_act"

    authorisation_id: Mapped[str] = due_link("authorisation")
    function: Mapped[AuthorisationFunction]
    day: Mapped[date]
    text: Mapped[str] = mapped_column(default="")


class Ceremony(Record, kw_only=True):
    """A signing or flag-giving on the stage (R33)."""

    __tablename__ = "ceremony"

    kind: Mapped[str]
    title: Mapped[str]
    givers: Mapped[list[str]] = mapped_column(default_factory=list)


class CeremonyEntry(Record, kw_only=True):
    """One receiver or signer in calling order, ticked when done (R33)."""

    __tablename__ = "ceremony_entry"

    ceremony_id: Mapped[str] = due_link("ceremony")
    place: Mapped[int]
    organisation_id: Mapped[str | None] = link("organisation")
    area_id: Mapped[str | None] = link("area")
    letter_id: Mapped[str | None] = link("letter_of_intent")
    done_at: Mapped[datetime | None] = mapped_column(default=None)
