"""What stands in the named places of a letter of intent, worded from its facts (DOMAIN 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fairdesk.base.i18n import N_, in_language
from fairdesk.printing.wording import party_places, party_values
from fairdesk.records.choices import BoardStatus, LetterEffect, ValueBasis
from fairdesk.records.papers import GridFacts, LetterFacts, PartyFacts
from fairdesk.records.wording import Place
from fairdesk.rules.amounts import money_words, yuan
from fairdesk.rules.dates import day_words

PLACES = (
    Place(name="number", told=N_("Number"), field="number", needed=True),
    Place(name="day", told=N_("Date"), field="date", needed=True),
    Place(name="venue", told=N_("Place of signing"), field="signatures"),
    Place(name="desk", told=N_("Desk that issued it"), field="signatures"),
    *party_places("party_a", N_("Party A"), needed=True),
    *party_places("party_b", N_("Party B"), needed=True),
    *party_places("party_c", N_("Party C"), needed=True),
    Place(name="fair", told=N_("Fair"), field="fair"),
    Place(name="hosts", told=N_("Hosts of the fair"), field="fair"),
    Place(name="policies", told=N_("Policy documents of the fair"), field="fair"),
    Place(name="sides", told=N_("How many parties (in words)"), field="fair"),
    Place(name="project", told=N_("Project"), field="project", needed=True),
    Place(name="track", told=N_("Track"), field="track"),
    Place(name="field", told=N_("Field"), field="field", needed=True),
    Place(name="mode", told=N_("Mode"), field="mode"),
    Place(name="place", told=N_("Place"), field="place"),
    Place(name="need", told=N_("Need"), field="need"),
    Place(name="content", told=N_("Content"), field="content"),
    Place(name="cash", told=N_("Cash"), field="cash", needed=True),
    Place(name="instalments", told=N_("Instalments"), field="cash"),
    Place(name="goods_value", told=N_("Value of the goods"), field="goods", needed=True),
    Place(name="services", told=N_("Services"), field="services"),
    Place(name="total", told=N_("Total"), field="total", needed=True),
    Place(name="beneficiaries", told=N_("Beneficiaries"), field="beneficiaries"),
    Place(name="term", told=N_("Term"), field="term"),
    Place(name="milestones", told=N_("Milestones"), field="term"),
    Place(name="next_step", told=N_("Next step"), field="next_step"),
    Place(name="formal_by", told=N_("Formal agreement by"), field="next_step"),
    Place(name="liaisons", told=N_("Persons of contact"), field="next_step"),
    Place(name="effect", told=N_("Effect"), field="effect", needed=True, cases=tuple(one.name for one in LetterEffect)),
    Place(name="board", told=N_("Resolution of the board"), field="effect", cases=tuple(one.name for one in BoardStatus)),
    Place(name="board_number", told=N_("Number of the resolution"), field="effect"),
    Place(name="copies", told=N_("Copies"), field="copies"),
    Place(name="attachments", told=N_("Attachments"), field="copies"),
)


def values(facts: LetterFacts) -> dict[str, str]:
    """The words of every place, empty where there is nothing to say."""
    told = {
        "number": facts.number,
        "day": day_words(facts.day),
        "venue": facts.fair.venue,
        "desk": facts.desk,
        "fair": facts.fair.name,
        "hosts": "、".join(facts.fair.hosts),
        "policies": "、".join(f"《{one}》" for one in facts.policies),
        "sides": "三" if facts.party_c else "双",
        "project": facts.project,
        "track": facts.track.value,
        "field": facts.field.value + (f"（{facts.field_note}）" if facts.field_note else ""),
        "mode": facts.mode.value,
        "place": facts.place,
        "need": facts.need + (f"（需求编号：{facts.demand_no}）" if facts.demand_no else ""),
        "content": facts.content,
        "cash": money_words(facts.cash_fen),
        "instalments": "；".join(_instalments(facts)),
        "goods_value": money_words(facts.goods_fen) if facts.goods else "",
        "services": facts.services,
        "total": money_words(facts.total_fen),
        "beneficiaries": beneficiaries(facts),
        "term": term(facts.starts, facts.ends),
        "milestones": facts.milestones,
        "next_step": facts.next_step.rstrip("。") + "。" if facts.next_step else "",
        "formal_by": day_words(facts.formal_by) if facts.formal_by else "",
        "liaisons": facts.liaisons or _liaisons(facts),
        "effect": facts.effect.value,
        "board": facts.board.value,
        "board_number": f"（决议文号：{facts.board_number}）" if facts.board_number else "",
        "copies": str(facts.copies),
        "attachments": "；".join(f"{place}. {one}" for place, one in enumerate(facts.attachments, start=1)),
    }
    for name in ("party_a", "party_b", "party_c"):
        told |= party_values(name, getattr(facts, name))
    return told


def cases(facts: LetterFacts) -> dict[str, str]:
    """The names of the choices conditions ask for."""
    return {"effect": facts.effect.name, "board": facts.board.name}


def english(facts: LetterFacts) -> dict[str, str]:
    """The places whose English words differ from the Chinese."""
    told = {
        "day": facts.day.isoformat(),
        "policies": " and ".join(f"《{one}》" for one in facts.policies),
        "sides": "three" if facts.party_c else "two",
        "track": in_language("en", facts.track.value),
        "field": in_language("en", facts.field.value) + (f" ({facts.field_note})" if facts.field_note else ""),
        "mode": in_language("en", facts.mode.value),
        "cash": f"RMB {yuan(facts.cash_fen)}",
        "goods_value": f"RMB {yuan(facts.goods_fen)}" if facts.goods else "",
        "total": f"RMB {yuan(facts.total_fen)}",
        "beneficiaries": f"{facts.households} households, {facts.people} people",
        "term": " – ".join(one.isoformat() for one in (facts.starts, facts.ends) if one) or "to be agreed",
        "formal_by": facts.formal_by.isoformat() if facts.formal_by else "",
        "effect": in_language("en", facts.effect.value),
        "board": in_language("en", facts.board.value),
        "board_number": f" ({facts.board_number})" if facts.board_number else "",
    }
    if facts.instalments:
        told["instalments"] = "; ".join(
            f"RMB {yuan(one.amount_fen)}" + (f" by {one.due.isoformat()}" if one.due else "") for one in facts.instalments
        )
    return told


def beneficiaries(facts: LetterFacts) -> str:
    """Households and people as far as they are counted, and how many of them are registered as poor."""
    counted = [f"{number}{unit}" for number, unit in ((facts.households, "户"), (facts.people, "人")) if number]
    if facts.registered_poor:
        counted.append(f"其中建档立卡{facts.registered_poor}人")
    return "、".join(counted) or "以实际核定为准"


def term(starts: date | None, ends: date | None) -> str:
    """From when to when, as far as it is agreed."""
    if starts and ends:
        return f"{day_words(starts)}至{day_words(ends)}"
    if starts:
        return f"自{day_words(starts)}起"
    return f"至{day_words(ends)}止" if ends else "由各方另行商定"


def _instalments(facts: LetterFacts) -> Iterator[str]:
    for one in facts.instalments:
        due = f"{day_words(one.due)}前" if one.due else ""
        yield f"{due}拨付{money_words(one.amount_fen)}" + (f"（{one.note}）" if one.note else "")


def _liaisons(facts: LetterFacts) -> str:
    sides: tuple[tuple[str, PartyFacts | None], ...] = (
        ("甲方", facts.party_a),
        ("乙方", facts.party_b),
        ("丙方", facts.party_c),
    )
    return "、".join(f"{label}{one.contact}" for label, one in sides if one and one.contact)


def goods_grid(facts: LetterFacts) -> GridFacts:
    """The goods as a table; specification and price of one have columns only where some goods have them."""
    with_kind = any(one.kind for one in facts.goods)
    with_price = any(one.price_fen for one in facts.goods)
    heads = [("序号", 8), ("物资名称", 30), ("规格", 16 if with_kind else 0), ("数量", 15)]
    heads += [("单价（元）", 15 if with_price else 0), ("折价（元）", 17), ("计价依据", 15)]
    rows = []
    for place, one in enumerate(facts.goods, start=1):
        value = "—" if one.basis is ValueBasis.NONE else yuan(one.value_fen)
        price = yuan(one.price_fen) if one.price_fen else "—"
        rows.append((str(place), one.name, one.kind, one.quantity, price, value, one.basis.value))
    kept = [place for place, (_head, share) in enumerate(heads) if share]
    return GridFacts(
        name="goods",
        heads=tuple(heads[place][0] for place in kept),
        shares=tuple(heads[place][1] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
    )
