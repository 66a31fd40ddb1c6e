"""The fixed choices of the domain, in the words of the founding report (R04, R19, R31-R32, R45, R49, R53-R57).

An enum's value is the Chinese word as rosters write it; its name is the code's word and what the journal stores. The words
on screen come from the translations of `label`.
"""

from __future__ import annotations

from enum import StrEnum

from fairdesk.base.i18n import N_, _


class Choice(StrEnum):
    """A choice whose value is the roster's word and whose label is worded in the language in force."""

    @property
    def label(self) -> str:
        """The word shown to a person."""
        return _(self.value)


class Track(Choice):
    COUNTERPART = N_("对口支援")
    RELIEF = N_("精准救助")


class Field(Choice):
    INDUSTRY = N_("产业帮扶")
    EMPLOYMENT = N_("就业帮扶")
    EDUCATION = N_("教育帮扶")
    HEALTH = N_("健康帮扶")
    VOLUNTEERING = N_("志愿帮扶")
    RELOCATION = N_("易地扶贫搬迁")
    ECOLOGY = N_("生态环境治理")
    OTHER = N_("其他帮扶")


class ReliefKind(Choice):
    ASSIST = N_("助")
    HELP = N_("帮")
    REDUCE = N_("减")


class Mode(Choice):
    CASE = N_("个案帮扶")
    COORDINATED = N_("协同帮扶")
    SUSTAINED = N_("可持续帮扶")


class Category(Choice):
    ASSOCIATION = N_("社会团体")
    SERVICE = N_("社会服务机构")
    FOUNDATION = N_("基金会")


class RegistrationLevel(Choice):
    NATIONAL = N_("部级")
    MUNICIPAL = N_("市级")
    DISTRICT = N_("区级")


class BoardStatus(Choice):
    PASSED = N_("已通过")
    SUBMITTED = N_("已提交待表决")
    NOT_SUBMITTED = N_("未提交")


class Outcome(Choice):
    INTENT = N_("达成意向")
    CONTINUE = N_("继续洽谈")
    CONTACTS = N_("交换联系方式")
    NONE = N_("未达成")


class ParticipantCategory(Choice):
    GUEST = N_("领导嘉宾")
    DELEGATE = N_("受援地区代表")
    ORGANISATION = N_("社会组织代表")
    COMMITTEE = N_("联合党委负责同志")
    DISTRICT = N_("区级代表")
    MEDIA = N_("媒体记者")
    STAFF = N_("工作人员")
    VOLUNTEER = N_("志愿者")
    WALK_IN = N_("现场登记")


class ArrivalMethod(Choice):
    SCAN = N_("扫码")
    NAME = N_("姓名检索")
    PHONE_TAIL = N_("手机尾号")
    LATE = N_("补签")


class AreaLevel(Choice):
    PROVINCE = N_("省级")
    PREFECTURE = N_("地级")
    COUNTY = N_("县级")
    TOWNSHIP = N_("乡级")


class AreaKind(Choice):
    COUNTY = N_("县")
    AUTONOMOUS_COUNTY = N_("自治县")
    BANNER = N_("旗")
    AUTONOMOUS_BANNER = N_("自治旗")
    COUNTY_CITY = N_("县级市")
    DISTRICT = N_("市辖区")
    FORESTRY_DISTRICT = N_("林区")
    SPECIAL_ZONE = N_("特区")
    FUNCTIONAL_ZONE = N_("功能区")
    CITY = N_("地级市")
    PREFECTURE = N_("自治州")
    LEAGUE = N_("盟")
    PROVINCE = N_("省")


class OfferRegion(Choice):
    ANY = N_("不限")
    PROVINCE = N_("省")
    PREFECTURE = N_("市")
    COUNTY = N_("县")


class NeedType(Choice):
    MONEY = N_("资金")
    GOODS = N_("物资")
    TECHNOLOGY = N_("技术")
    TALENT = N_("人才")
    CHANNEL = N_("渠道")
    SERVICE = N_("服务")


class Visibility(Choice):
    PUBLIC = N_("公开")
    STAFF = N_("仅工作人员")


class MatchStatus(Choice):
    OPEN = N_("待对接")
    TALKING = N_("洽谈中")
    SIGNED = N_("已签意向")


class ResourceSource(Choice):
    OWN = N_("自有资金")
    MEMBERS = N_("会员募集")
    FUND = N_("专项基金")
    ENTRUSTED = N_("委托落实")


class ValueBasis(Choice):
    INVOICE = N_("发票")
    CUSTOMS = N_("报关单")
    AGREED = N_("协议")
    MARKET = N_("市场同类价")
    APPRAISAL = N_("评估")
    NONE = N_("无凭据")


class LetterState(Choice):
    ISSUED = N_("已编号")
    PRINTED = N_("已打印")
    SIGNED_A = N_("甲方已签")
    SIGNED_B = N_("乙方已签")
    SIGNED = N_("双方已签")
    FILED = N_("已归档")
    VOID = N_("已作废")


class LetterEffect(Choice):
    INTENT_ONLY = N_("意向性，不具有约束力（保密、争议解决条款除外）")
    ADVANCE_CONTRACT = N_("预约合同，双方应在约定期限内订立正式协议")


class AuthorisationFunction(Choice):
    LIAISON = N_("联络协调")
    CONSULTING = N_("咨询服务")
    CO_MANAGEMENT = N_("协同管理")
    ADMIN_WORK = N_("事务工作")


class AuthorisationStatus(Choice):
    DRAFT = N_("拟制")
    SIGNED = N_("已签")
    IN_FORCE = N_("生效")
    EXPIRED = N_("到期")
    REVOKED = N_("撤销")


class FollowUpState(Choice):
    AGREED = N_("已签正式协议")
    RUNNING = N_("实施中")
    DONE = N_("已完成")
    POSTPONED = N_("暂缓")
    ENDED = N_("终止")


class PitchSession(Choice):
    MORNING = N_("上午")
    AFTERNOON = N_("下午")


class PitchKind(Choice):
    PROJECT = N_("帮扶项目推介")
    AREA = N_("受援地区推介")
    POLICY = N_("政策宣讲")
    NEEDS = N_("需求推介")


class BodyLevel(Choice):
    NATIONAL = N_("国家")
    PROVINCE = N_("省级")
    PREFECTURE = N_("地级")
    COUNTY = N_("县级")


class HouseholdCause(Choice):
    ILLNESS = N_("因病")
    DISABILITY = N_("因残")
    SCHOOLING = N_("因学")
    OTHER = N_("其他")


class HouseholdNeed(Choice):
    MEDICINE = N_("吃不起药")
    DOCTOR = N_("看不起病")
    ACCESS = N_("看病难")


class DeskKind(Choice):
    BUREAU = N_("中心")
    NODE = N_("节点")
    BOOTH = N_("展位")


class Role(Choice):
    BUREAU = N_("中心工作人员")
    LEAD = N_("展位负责人")
    CLERK = N_("记录员")
    REGISTRATION = N_("签到员")
    AUDITOR = N_("审计员")
