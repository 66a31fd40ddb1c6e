"""`fairdesk verify (PDF|IMAGE|--text QR) --trust FILE|DESK`: is this paper ours, and does it say what was signed?"""

from __future__ import annotations

from pathlib import Path

import click

from fairdesk.base.errors import FileMissing
from fairdesk.base.i18n import N_, _
from fairdesk.cli import console
from fairdesk.services import trusting, verifying
from fairdesk.services.keys import fair_trust


@console.command(name="verify", told=N_("Check a paper or a code against the fair's public keys."))
@click.argument("paper", required=False, type=click.Path(path_type=Path))
@click.option("--text", default=None, help=_("The text of a code."))
@click.option("--trust", required=True, help=_("The fair's trust file, or a desk."))
def command(console: console.Console, paper: Path | None, text: str | None, trust: str) -> None:
    """Answers with what is proven and what is not; exit code 1 where the paper does not stand."""
    if (paper is None) == (text is None):
        raise click.UsageError(_("Name a paper or --text, one of the two."))
    if trust.endswith(".fairdesk") or "://" in trust:
        desk = console.desk(trust)
        known = desk.look(fair_trust)
    else:
        desk = None
        if not Path(trust).is_file():
            raise FileMissing(path=trust)
        known = trusting.read(Path(trust))
    answer = verifying.verify_text(text, known) if text is not None else verifying.verify_file(Path(str(paper)), known)
    if desk is not None:
        answer = desk.look(trusting.against_the_desk, answer=answer)
    data = verifying.verification_json(answer)
    sentence = f"{data['number'] or ''} {answer.reason}".strip()
    if answer.valid:
        console.answer(data, "\n".join([sentence, *(f"  {label}: {value}" for label, value in verifying.told(answer))]))
        return
    console.refuse(sentence)
    if console.as_json or console.quiet:
        console.answer(data)
