"""No, about a typeface of a site's own: one that cannot be read, is of another kind, or may not be put into files."""

from __future__ import annotations

from fairdesk.base.errors.refusal import Refusal
from fairdesk.base.i18n import N_


class FaceUnusable(Refusal):
    sentence = N_("{path} cannot be used as a typeface ({detail}). Choose a TrueType file of one weight, usually ending in .ttf.")


class FaceForbidden(Refusal):
    sentence = N_("The maker of “{name}” does not allow papers to carry it ({why}). Choose another typeface.")
