"""What steps of a reckoning are called, in each language. Blanks are filled by `sentences.Teller`."""

from collections.abc import Mapping
from dataclasses import dataclass

from faceclock.settings.model import Language


@dataclass(frozen=True)
class Phrases:
    """``steps`` by the step's value, with ``rounded-sum`` for a rounding of the day's sum; the rest by the words
    that stand in a step's detail. ``other_day`` is a time that lies on another date than the day told of."""

    steps: Mapping[str, str]
    directions: Mapping[str, str]
    methods: Mapping[str, str]
    outside: Mapping[str, str]
    classes: Mapping[str, str]
    verdicts: Mapping[str, str]
    kind: str
    span: str
    other_day: str
    times: str
    hours: str
    minutes: str
    both: str


_ENGLISH = Phrases(
    steps={
        "punch": "{at} {kind}.",
        "corrected": "{at} was made as {direction} and corrected.",
        "voided": "{at} was voided and counts for nothing.",
        "duplicate": "{at} repeats the punch of {until}.",
        "shift": "Shift {detail}, {span}.",
        "no-shift": "{span} lies in no shift of the roster.",
        "moved": "{at} belongs to this shift though it lay in that of {detail}.",
        "divided": "Work went on through {detail}: both are divided at {at}.",
        "pair": "{span}: {minutes} at work.",
        "read-as": "{at} is read as {direction}, which is what can follow.",
        "repeated": "{at} says again what was so already; it is left out.",
        "missing": "To {at} the {direction} is missing; no minute counts without it.",
        "too-long": "{span} is longer than a shift may be: a punch is missing.",
        "too-short": "{span} is too short to count ({minutes}).",
        "break": "{span}: {minutes} of break.",
        "automatic-break": "{minutes} are taken off as the break that the rules ask for.",
        "rounded": "{at} is rounded to {until}.",
        "rounded-sum": "The sum is rounded by {signed}.",
        "outside": "{span}: {minutes} {outside}.",
        "late": "Came at {at}, {minutes} after {until}: late.",
        "early": "Left at {at}, {minutes} before {until}: early.",
        "threshold": "Fewer than {minutes} were worked, which is {verdict}.",
        "holiday": "Holiday, {detail}: {minutes} are credited.",
        "leave": "Leave, {detail}: {minutes} of the plan.",
        "on-duty": "On duty elsewhere, {detail}: {minutes} are credited.",
        "credited": "{minutes} are credited: {detail}.",
        "overtime": "{minutes} are overtime of {class_}{times}.",
        "below-minimum": "{minutes} are too few to be overtime of {class_}.",
        "capped": "{minutes} are above what is paid as overtime of {class_}.",
        "unapproved": "{minutes} of overtime were not approved and are not paid.",
        "locked": "The day is locked: {detail}.",
        "after-lock": "{at} {kind}, came when the day was locked and counts for nothing.",
        "adjusted": "{signed} booked into this day: {detail}.",
    },
    directions={
        "in": "check-in",
        "out": "check-out",
        "break-out": "beginning of a break",
        "break-in": "end of a break",
        "unspecified": "punch without direction",
    },
    methods={
        "face": "by face",
        "pin": "by PIN",
        "manual": "added by hand",
        "import": "imported",
        "system": "made by the program, because nobody checked out",
    },
    outside={
        "worked": "outside the shift, it counts as work",
        "overtime": "outside the shift, it is overtime of the day",
        "unpaid": "outside the shift, it is not paid",
    },
    classes={
        "holiday": "holidays",
        "weekend": "weekends",
        "rest-day": "rest days",
        "day": "the day",
        "week": "the week",
        "week-over": "the week",
    },
    verdicts={"absent": "absent", "half-day": "half a day"},
    kind="{direction}, {method}",
    span="{start} to {end}",
    other_day="{time} on {day}",
    times=", times {multiplier}",
    hours="{hours} h",
    minutes="{minutes} min",
    both="{hours} h {minutes} min",
)

_CHINESE = Phrases(
    steps={
        "punch": "{at} {kind}。",
        "corrected": "{at} 原为{direction}，后经更正。",
        "voided": "{at} 的打卡已作废，不计入。",
        "duplicate": "{at} 与 {until} 的打卡重复。",
        "shift": "班次 {detail}，{span}。",
        "no-shift": "{span} 不属于排班中的任何班次。",
        "moved": "{at} 属于本班次，虽然它落在 {detail} 的时段内。",
        "divided": "工作一直持续到 {detail}：两个班次在 {at} 处分开。",
        "pair": "{span}：工作 {minutes}。",
        "read-as": "{at} 按{direction}处理，因为这样才接得上。",
        "repeated": "{at} 重复了已有的状态，不计入。",
        "missing": "{at} 缺少对应的{direction}；没有它就不计时。",
        "too-long": "{span} 超过了一个班次的最长时间：缺少打卡。",
        "too-short": "{span} 太短，不计入（{minutes}）。",
        "break": "{span}：休息 {minutes}。",
        "automatic-break": "按规则扣除休息 {minutes}。",
        "rounded": "{at} 取整为 {until}。",
        "rounded-sum": "合计取整 {signed}。",
        "outside": "{span}：{minutes}，{outside}。",
        "late": "{at} 到达，比 {until} 晚 {minutes}：迟到。",
        "early": "{at} 离开，比 {until} 早 {minutes}：早退。",
        "threshold": "工作不足 {minutes}，算作{verdict}。",
        "holiday": "节假日（{detail}）：计 {minutes}。",
        "leave": "休假（{detail}）：计划中的 {minutes}。",
        "on-duty": "外勤（{detail}）：计 {minutes}。",
        "credited": "计 {minutes}：{detail}。",
        "overtime": "{minutes} 为{class_}加班{times}。",
        "below-minimum": "{minutes} 太少，不算{class_}加班。",
        "capped": "{minutes} 超过{class_}加班的支付上限。",
        "unapproved": "{minutes} 加班未获批准，不支付。",
        "locked": "当天已锁定：{detail}。",
        "after-lock": "{at} {kind}，当天锁定后才到，不计入。",
        "adjusted": "计入当天 {signed}：{detail}。",
    },
    directions={
        "in": "签到",
        "out": "签退",
        "break-out": "休息开始",
        "break-in": "休息结束",
        "unspecified": "未注明方向的打卡",
    },
    methods={
        "face": "刷脸",
        "pin": "PIN 码",
        "manual": "手工补录",
        "import": "导入",
        "system": "因无人签退由程序生成",
    },
    outside={
        "worked": "在班次之外，算作工作",
        "overtime": "在班次之外，算作当日加班",
        "unpaid": "在班次之外，不支付",
    },
    classes={
        "holiday": "节假日",
        "weekend": "周末",
        "rest-day": "休息日",
        "day": "当日",
        "week": "当周",
        "week-over": "当周",
    },
    verdicts={"absent": "缺勤", "half-day": "半天"},
    kind="{direction}，{method}",
    span="{start} 至 {end}",
    other_day="{day} {time}",
    times="，{multiplier} 倍",
    hours="{hours} 小时",
    minutes="{minutes} 分钟",
    both="{hours} 小时 {minutes} 分钟",
)

PHRASES: Mapping[Language, Phrases] = {Language.ENGLISH: _ENGLISH, Language.CHINESE: _CHINESE}
