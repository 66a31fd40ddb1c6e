"""The words of the letter of intent: duties, next steps, effect and the clauses that protect people (DOMAIN 2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fairdesk.records.choices import BoardStatus, LetterEffect
from fairdesk.records.papers import LetterFacts
from fairdesk.rules.amounts import capitals, yuan


def day_words(day: date) -> str:
    """A date as a bureau writes it: Arabic digits, no leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def money(fen: int) -> str:
    """An amount in capitals and digits: 人民币陆万元整（¥60,000.00）."""
    return f"人民币{capitals(fen)}（¥{yuan(fen)}）"


def clauses(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    """Each clause as its name and its words, from the duties to disputes."""
    yield "各方职责", duties(facts)
    yield "后续安排", next_step(facts)
    yield "效力", effect(facts)
    yield (
        "名称使用与宣传",
        "各方可如实发布本项目信息；使用他方名称、标识或受益人肖像的，应事先取得书面同意。不得借本项目从事营利性宣传。",
    )
    yield "个人信息", "各方对知悉的受益人个人信息和隐私负有保密义务，仅在实施本项目所必需的范围内使用，项目结束后依法处理。"
    yield (
        "变更与终止",
        "内容有变更的，由各方协商并以书面形式确认；任何一方确需终止的，应提前书面告知其他各方并妥善处理已开展的工作。",
    )
    yield (
        "争议解决",
        "因本意向书发生争议的，各方友好协商解决；协商不成的，提请活动主办方调解，或依法向有管辖权的人民法院提起诉讼。",
    )


def duties(facts: LetterFacts) -> str:
    """What each side takes upon itself."""
    told = (
        "甲方提供实施条件，协调落实场地与人员，核实受益对象并组织验收、公示；"
        "乙方按约定筹措资金、物资并组织实施，定期向甲方反馈进展"
    )
    if facts.party_c:
        return f"{told}；丙方受托在当地落实项目，对受托资金专账管理、专款专用，并向甲乙双方反馈使用情况。"
    return f"{told}。资金、物资专款专用，接受监督。"


def next_step(facts: LetterFacts) -> str:
    """Who does what next, and by when a formal agreement is wanted."""
    told = [facts.next_step.rstrip("。") + "。"] if facts.next_step else []
    if facts.formal_by:
        told.append(f"各方于{day_words(facts.formal_by)}前商签正式协议。")
    return "".join(told) or "各方保持联络，就实施细节继续协商，成熟后商签正式协议。"


def effect(facts: LetterFacts) -> str:
    """How far the letter binds (Civil Code 495 for an advance contract), and what the organisation's board has decided."""
    if facts.effect is LetterEffect.ADVANCE_CONTRACT:
        told = f"本意向书为{facts.effect.value}。"
    else:
        told = f"本意向书为{facts.effect.value}，具体权利义务以正式协议为准。"
    return told + board(facts)


def board(facts: LetterFacts) -> str:
    """The clause on the board of the organisation."""
    if facts.board is BoardStatus.PASSED:
        number = f"（决议文号：{facts.board_number}）" if facts.board_number else ""
        return f"理事会决议：已通过{number}。"
    if facts.board is BoardStatus.SUBMITTED:
        return "理事会决议：已提交待表决，乙方的承诺自表决通过之日起生效。"
    return "理事会决议：未提交，乙方应在商签正式协议前提请理事会审议。"
