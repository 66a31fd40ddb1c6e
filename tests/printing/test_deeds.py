"""Flowing papers besides letters as strangers read them: what each kind must say, in both looks and with English beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.base.errors import PartUnknown, PlaceMissing, PlaceUnknown, SectionUnknown, SignNotPrintable, WordingTwice
from fairdesk.printing import press
from fairdesk.printing.catalogue import DOCUMENTS
from fairdesk.printing.comparing import Sign, signs
from fairdesk.printing.deeds import with_writing_lines
from fairdesk.records.papers import PaperFacts, PaperLook, PartyFacts, Setting, SideFacts
from fairdesk.records.wording import LineKind
from fairdesk.rules.wording import read_wording, sections_of
from fairdesk.services.gathering.catalogue import SOURCES
from fairdesk.services.verifying import LABELS
from tests.printing.readers import run, saved, text_of

KINDS = sorted(SOURCES)
ONE_PAGE = {"authorisation_person", "board_resolution", "invitation", "minutes", "privacy_notice"}
LOOKS = {"bureau": Setting(), "compact": Setting(look=PaperLook.COMPACT), "english": Setting(english=True)}
SAYS = {
    "framework_agreement": """
        合作框架协议 编号：示民框〔2018〕2号 甲方：示例市民政局 乙方：示例自治区民政厅 签约代表：𬭎㛃 指导意见 合作原则
        对口支援 精准救助 产业帮扶、就业帮扶、教育帮扶、健康帮扶、志愿帮扶、易地扶贫搬迁、生态环境治理、其他帮扶
        每年六月底和十二月底 需求清单 推介、洽谈 社会组织骨干 捐赠人 联席会议 社会组织管理处 年度计划 附件
        不设定任何一方的直接出资义务 宣传 2020年12月31日 续签 一式4份 各执2份 甲方（盖章） 乙方（盖章）""",
    "authorisation": """
        授权委托书 授权单位：示例市民政局 受托单位：北京市芷兰社会工作事务所 统一社会信用代码：52110000MJ0169001X
        法定代表人：𬭎㛃 联络协调：与授权区域 咨询服务：解答 协同管理：协助 事务工作：承办 不得以授权单位名义订立合同
        不得以授权单位或者本次活动名义募捐 收取费用 不得转委托 河北省、内蒙古自治区 节点 授旗 2018年7月19日起
        2020年12月31日止 季度末书面报告 个人信息 书面撤销 一式3份 授权单位（盖章） 受托单位（盖章）""",
    "authorisation_person": """
        授权委托书 委托单位：北京市芷兰社会工作事务所 受托人：阿卜杜热合曼·买买提·吐尔逊
        证件名称及号码：＿＿＿＿＿＿＿＿＿＿＿＿＿＿ 亲笔填写 不录入 京社扶意〔2018〕001号 ¥225,000.00 贰拾贰万伍仟元整
        无转委托权 至＿＿＿＿ 委托单位（盖章） 受托人（签字）""",
    "entrustment": """
        委托代为落实协议书 委托方：北京市芷兰社会工作事务所 受托方：武川县示例志愿服务联合会 住所：＿＿＿＿ 基金会
        人民币柒万伍仟元整（¥75,000.00） 棉衣被褥500套 人民币壹拾伍万元整（¥150,000.00）
        人民币贰拾贰万伍仟元整（¥225,000.00） 单独设账 专款专用 捐赠票据 每季度 京社扶意〔2018〕001号 丙方 一式3份""",
    "pairing": """
        结对帮扶协议 家庭代码H0101001 因病 看不起病 已书面同意 帮扶方式为“帮” 第一年 第三年 每月至少联系一次
        下次走访时间为2018年8月18日 不收取任何费用 自2018年7月19日起 终止应当写明原因 归入结对帮扶档案 帮扶方（盖章）
        组织方（盖章）""",
    "board_resolution": """
        理事会决议 芷兰服理字〔2018〕4号 应到理事21人，实到18人 重新组织动员资源 选定帮扶项目 组建帮扶项目小组
        安排帮扶活动计划 组长𬭎㛃，成员共7人 到武川县核实需求 应到 实到 同意 反对 弃权 获得通过 出席理事签名 单位（盖章）""",
    "invitation": """
        邀请函 阿依努尔·吐尔逊 2018年7月19日 示例会展中心 A24 08:00—17:00 09:00—10:30 动员讲话 签约区 请携带 S042 扫码一次
        2018年7月5日""",
    "minutes": """
        洽谈纪要 N004 2018年7月19日10:30—11:10 T04 康朗 孛儿只斤·阿拉坦 𮧵明 会员单位 G227 X070 志愿帮扶 协同帮扶 对口支援
        人民币柒万伍仟元整 棉衣被褥500套 计价依据：发票 60户、181人 达成意向 一个月内 2018年8月19日 驻点用房
        双方同意互换联系方式 受援方（签字） 社会组织（签字）""",
    "privacy_notice": """
        个人信息处理告知书 2018-7C41E0 示例市民政局、示例市扶贫援合办 电话：＿＿＿＿ 处理目的 处理依据 信息种类 处理方式
        境内 对外提供 活动结束后180日 查阅、复制、更正 撤回同意 行使方式 十五日内答复""",
}
ENGLISH = {
    "framework_agreement": "Framework Agreement on Cooperation|Joint meeting|2020-12-31",
    "authorisation": "Letter of Authorisation|no sub-authorisation|liaison, consulting, co-management",
    "authorisation_person": "Authorisation of a Signatory|RMB 225,000.00|by hand",
    "entrustment": "Entrustment Agreement|separate account|RMB 75,000.00",
    "pairing": "Pairing Agreement|code H0101001|2018-08-18",
    "board_resolution": "Resolution of the Board|Votes|The resolution is passed",
    "invitation": "Invitation|Please bring|08:00–17:00",
    "minutes": "Minutes of a Negotiation|volunteering|no promise of a gift",
    "privacy_notice": "Notice on Personal Information|180 days after the fair|Your rights",
}


def facts_of(kind: str) -> PaperFacts:
    """What the specimen says."""
    facts: PaperFacts = DOCUMENTS[kind].specimen().facts
    return facts


def drawn(facts: PaperFacts) -> bytes:
    """The paper with the code of its specimen."""
    return press.paper(facts, DOCUMENTS[facts.kind].specimen().qr)


def read(tmp_path: Path, facts: PaperFacts) -> str:
    """Its text as poppler reads it."""
    return text_of(tmp_path, drawn(facts))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_it_must_say_stands_on_it(kind: str, tmp_path: Path) -> None:
    text = read(tmp_path, facts_of(kind))
    assert [told for told in SAYS[kind].split() if told not in text] == []
    assert "".join(facts_of(kind).fair.notice.split()) in text


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_look_says_the_same_and_what_is_one_page_stays_one(kind: str, look: str, tmp_path: Path) -> None:
    facts = replace(facts_of(kind), setting=LOOKS[look])
    pdf = drawn(facts)
    pages = press.page_count(pdf)
    tall = (kind, look) == ("authorisation_person", "english")  # with English, seal and code beside it: two pages
    assert pages == 1 if kind in ONE_PAGE and not tall else pages <= 4
    text = "".join(run("pdftotext", "-raw", saved(tmp_path, pdf), "-").split())  # in the order of drawing: English beside it
    assert [one for one in SAYS[kind].split() if one not in text] == []
    if look == "english":
        assert [one for one in ENGLISH[kind].split("|") if one.replace(" ", "").lower() not in text.lower()] == []


def page_lines(pdf: bytes, page: int, folder: Path) -> list[str]:
    """The lines of one page from top to bottom, without the page number and the notice."""
    told = run("pdftotext", "-layout", "-f", str(page), "-l", str(page), saved(folder, pdf), "-").splitlines()
    lines = ["".join(one.split()) for one in told]
    return [one for one in lines if one and not one.startswith(("—", "样张")) and one not in set("骑缝章")]


@pytest.mark.parametrize("look", ["bureau", "compact"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_head_ends_a_page_and_no_seal_stands_alone(kind: str, look: str, tmp_path: Path) -> None:
    pdf = drawn(replace(facts_of(kind), setting=LOOKS[look]))
    pages = [page_lines(pdf, number, tmp_path) for number in range(1, press.page_count(pdf) + 1)]
    assert [one[-1] for one in pages if re.fullmatch("[一二三四五六七八九十]+、.{1,12}", one[-1])] == []
    signed = next((one for one in pages if any("（盖章）" in line or "（签字）：" in line for line in one)), None)
    if signed:
        assert "（盖章）" not in signed[0]
        assert "（签字）：" not in signed[0]


@pytest.mark.parametrize("kind", [one for one in KINDS if SOURCES[one].signed])
def test_a_signed_paper_bears_its_code_and_the_others_bear_none(kind: str) -> None:
    assert DOCUMENTS[kind].specimen().qr in press.read_codes(drawn(facts_of(kind)), kind)
    plain = press.read_codes(drawn(facts_of("minutes")), "minutes")
    assert plain == []


def test_the_code_of_an_invitation_is_that_of_the_badge() -> None:
    facts = facts_of("invitation")
    code = next(one.words for one in facts.values if one.place == "entry_code")
    assert press.read_codes(drawn(facts), "invitation") == [code]
    unnamed = replace(facts, values=tuple(one for one in facts.values if one.place != "entry_code"))
    assert press.read_codes(drawn(unnamed), "invitation") == []


@pytest.mark.parametrize("kind", [one for one in KINDS if facts_of(one).sides])
def test_rare_names_are_printed_and_impossible_ones_refused(kind: str, tmp_path: Path) -> None:
    facts = facts_of(kind)
    side = facts.sides[-1]
    rare = SideFacts(label=side.label, party=replace(side.party, name="𬭎㛃䶮𠮷社会工作事务所"))
    assert "𬭎㛃䶮𠮷" in read(tmp_path, replace(facts, sides=(*facts.sides[:-1], rare)))
    lost = SideFacts(label=side.label, party=replace(side.party, name="\U00031234社"))
    with pytest.raises(SignNotPrintable):
        drawn(replace(facts, sides=(*facts.sides[:-1], lost)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_wording_is_refused_by_the_name_of_what_is_wrong_in_it(kind: str) -> None:
    whole = press.shipped_wording(kind)
    press.check_wording(kind, whole)
    with pytest.raises(PlaceUnknown, match="nobody"):
        press.check_wording(kind, whole + "\n写给{nobody}的一行\n")
    with pytest.raises(PartUnknown, match="picture"):
        press.check_wording(kind, whole + "\n@picture\n")
    last = f"{whole}\n".count("\n") + 1
    with pytest.raises(SectionUnknown, match=f"{last}.*monye.*money"):
        press.check_wording(kind, whole + "\n[monye]\n")
    section, first = sections_of(whole)[0]
    with pytest.raises(WordingTwice, match=rf"{last}.*\[{section}\].*{first}"):
        press.check_wording(kind, whole + f"\n[{section}]\n")
    for part in DOCUMENTS[kind].needed_parts:
        with pytest.raises(WordingTwice, match=f"@{part}"):
            press.check_wording(kind, whole + f"\n@{part}\n")
    for place in (one for one in DOCUMENTS[kind].places if one.needed):
        with pytest.raises(PlaceMissing, match=re.escape("{" + place.name + "}")):
            press.check_wording(kind, whole.replace("{" + place.name + "}", "某"))
    for part in DOCUMENTS[kind].needed_parts:
        with pytest.raises(PlaceMissing, match=f"@{part}"):
            press.check_wording(kind, whole.replace(f"@{part}\n", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_a_wording_has_its_english_and_every_section_a_name(kind: str) -> None:
    lines = read_wording(press.shipped_wording(kind))
    every = [one for line in lines for one in (line, *line.goes_on)]
    silent = [one.number for one in every if one.kind not in {LineKind.PART, LineKind.UNDER} and not one.english]
    assert silent == []
    if SOURCES[kind].signed:
        assert {one.field for one in every if one.field} <= set(LABELS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_specimen_fills_places_that_exist(kind: str) -> None:
    facts = facts_of(kind)
    assert {one.place for one in facts.values} <= {one.name for one in DOCUMENTS[kind].places}
    assert {one.name for one in facts.grids} <= set(DOCUMENTS[kind].parts)
    cases = {one.name: one.cases for one in DOCUMENTS[kind].places}
    assert all(one.case in cases[one.place] for one in facts.values if one.case)


def test_what_is_unknown_of_a_side_is_a_line_to_write_on(tmp_path: Path) -> None:
    facts = facts_of("authorisation")
    bare = SideFacts(label="受托单位", party=PartyFacts(name="北京市芷兰社会工作事务所"))
    text = read(tmp_path, replace(facts, sides=(facts.sides[0], bare)))
    for label, count in (("统一社会信用代码", 18), ("法定代表人", 6), ("电话", 9)):
        assert f"{label}：{'＿' * count}" in text
    filled = with_writing_lines(DOCUMENTS["authorisation"].places, {"party_b_phone": "010", "area": ""})
    assert filled["party_b_phone"] == "010"
    assert set(filled["area"]) == {"＿"}


def test_a_form_for_a_board_has_boxes_and_lines(tmp_path: Path) -> None:
    facts = facts_of("board_resolution")
    empty = replace(facts, number="", values=tuple(one for one in facts.values if one.place == "passed"))
    empty = replace(empty, values=(replace(empty.values[0], case="OPEN"),))
    text = read(tmp_path, empty)
    assert "应到理事＿＿＿人，实到＿＿＿人" in text
    assert "□通过" in text
    assert "获得通过" not in text


def test_only_the_functions_given_are_told(tmp_path: Path) -> None:
    facts = facts_of("authorisation")
    kept = tuple(one for one in facts.values if one.place not in {"consulting", "admin_work"})
    text = read(tmp_path, replace(facts, values=kept))
    assert "联络协调：与" in text
    assert "咨询服务：解答" not in text
    assert "事务工作：承办" not in text


def test_an_ended_pairing_says_why(tmp_path: Path) -> None:
    from fairdesk.rules.paper_values import stated

    facts = facts_of("pairing")
    ended = replace(facts, values=(*facts.values, *stated(ended="2019年3月1日", end_reason="迁出本区")))
    assert "本结对已于2019年3月1日终止，原因：迁出本区" in read(tmp_path, ended)


def test_a_long_text_takes_a_second_page_at_its_full_size_rather_than_be_cut(tmp_path: Path) -> None:
    facts = facts_of("minutes")
    long = tuple(replace(one, words="纪" * 3000) if one.place == "minutes" else one for one in facts.values)
    pdf = drawn(replace(facts, values=long))
    assert press.page_count(pdf) > 1
    assert text_of(tmp_path, pdf).count("纪") >= 3000


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", [one for one in KINDS if facts_of(one).sides])
def test_the_longest_names_are_whole_and_touch_nothing(kind: str, look: str, tmp_path: Path) -> None:
    facts = facts_of(kind)
    name = "北京市" + "示例山区农副产品流通与乡村旅游发展促进暨残疾人就业支持联合服务中心" * 2
    sides = tuple(replace(one, party=replace(one.party, name=f"{name}{place}")) for place, one in enumerate(facts.sides))
    pdf = drawn(replace(facts, sides=sides, setting=LOOKS[look]))
    text = "".join(run("pdftotext", "-raw", saved(tmp_path, pdf), "-").split())
    assert text.count(sides[0].party.name) >= 2, "in the head of the paper and where it is signed"
    assert all(one.party.name in text for one in sides)
    assert touching(pdf) == []


def touching(pdf: bytes) -> list[tuple[str, str]]:
    """Han signs of two lines that stand on one another: feet less than 6 points apart, one above the other."""
    found: dict[tuple[int, int], list[Sign]] = {}
    pairs = []
    for sign in (one for one in signs(pdf) if one.char >= "\u4e00"):
        for column in (-1, 0, 1):
            near = found.get((sign.page, round(sign.x / 4) + column), [])
            pairs += [(one.char, sign.char) for one in near if abs(one.x - sign.x) < 4 and 0.5 < abs(one.y - sign.y) < 6]
        found.setdefault((sign.page, round(sign.x / 4)), []).append(sign)
    return pairs


def test_signs_that_stand_on_one_another_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    from fairdesk.printing import parts

    facts = facts_of("minutes")
    sides = tuple(replace(one, party=replace(one.party, name="名" * 75)) for one in facts.sides)
    assert touching(drawn(replace(facts, sides=sides))) == []
    monkeypatch.setattr(parts, "PEN_SIDE", parts.PEN_SIDE * 0.7)
    assert touching(drawn(replace(facts, sides=sides)))
