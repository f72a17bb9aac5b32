"""The letter that goes with one person's data, in both languages."""

_ENGLISH = """\
What {company} holds about you in FaceClock
Employee number {employee} · made on {at}

person.json       your number, name, team, whether you are active, and when your PIN was set (never the PIN)
consents.json     what you agreed to and withdrew, when, and in which words; signatures/ holds drawn signatures
templates.json    the numbers computed from pictures of your face: when, from what and with which model.
                  {vectors}
pictures/         the portrait that the kiosk shows, and enrolment pictures where you allowed that they are kept
punches.json      each time you came and went, how the kiosk knew you, and every correction with its reason
days.json         the hours that were computed from them, day by day
adjustments.json  minutes that were carried over from locked days
planning.json     your own rosters, leave, approvals of overtime and teams
leave.json        leave that was asked for, and what was decided
reports.json      reports that are made by themselves about you alone
audit.json        who did what to your data, and when

All times are in UTC, which ends in Z. Anything wrong? Tell the people who gave you this file.
"""
_CHINESE = """\
{company} 在 FaceClock 中保存的关于您的数据
工号 {employee} · 生成于 {at}

person.json       您的工号、姓名、团队、是否在职，以及 PIN 码的设置时间（绝不含 PIN 码本身）
consents.json     您同意和撤回的内容、时间和所用文字；signatures/ 中为手写签名
templates.json    由您的人脸照片计算出的数字：何时、来自什么、使用哪个模型。
                  {vectors}
pictures/         考勤机显示的头像，以及在您允许的情况下保留的登记照片
punches.json      您每次上下班的打卡、识别方式，以及每次更正及其原因
days.json         由打卡逐日计算出的工时
adjustments.json  从已锁定日期结转的分钟数
planning.json     您个人的排班、请假、加班审批和所属团队
leave.json        您提出的请假申请及其决定
reports.json      仅针对您自动生成的报表
audit.json        谁在何时对您的数据做了什么

所有时间均为 UTC（以 Z 结尾）。如有错误，请告知提供此文件的人员。
"""
_WITHOUT = (
    "The numbers themselves are left out: with them, a picture like you could be made. Ask if you want them.",
    "数字本身未包含在内：有了它们，就可能制作出与您相似的图像。如需要可提出请求。",
)
_WITH = (
    "The numbers themselves are in it. Keep this file safe: with them, a picture like you could be made.",
    "其中包含数字本身。请妥善保管：有了它们，就可能制作出与您相似的图像。",
)


def readme(company: str, employee_id: str, at: str, *, vectors: bool) -> str:
    """English first, then Chinese."""
    said = _WITH if vectors else _WITHOUT
    parts = [
        text.format(company=company, employee=employee_id, at=at, vectors=sentence)
        for text, sentence in zip((_ENGLISH, _CHINESE), said, strict=True)
    ]
    return "\n".join(parts)
