"""Rates in the words of everyday: one in so many, or percent, with their intervals."""

from math import floor, log10

from PySide6.QtCore import QLocale

from faceclock.gui.language import translate
from faceclock.matching.statistics import Rate

_SELDOM = 1e-9  # less often than this is not told as a number


def one_in(rate: float, locale: QLocale) -> str:
    """How many tries there are for one that succeeds, two figures of it: 41,000."""
    tries = 1 / max(rate, _SELDOM)
    digits = max(0, floor(log10(tries)) - 1)
    return locale.toString(round(tries / 10**digits) * 10**digits)


def let_in(rate: Rate, locale: QLocale) -> tuple[str, str]:
    """How often a stranger is let in, and the interval: the seldom end last."""
    value = translate("Recognition", "1 in {tries} tries").format(tries=one_in(rate.value, locale))
    interval = translate("Recognition", "95 %: 1 in {low} to {high}")
    return value, interval.format(low=one_in(rate.high, locale), high=one_in(rate.low, locale))


def percent(rate: float, locale: QLocale) -> str:
    """Without the sign: it stands once behind an interval."""
    return locale.toString(100 * rate, "f", 1)


def refused(rate: Rate, locale: QLocale) -> tuple[str, str]:
    """How often one of us is refused, and the interval."""
    value = translate("Recognition", "{percent} %").format(percent=percent(rate.value, locale))
    interval = translate("Recognition", "95 %: {low} to {high} %")
    return value, interval.format(low=percent(rate.low, locale), high=percent(rate.high, locale))


def similarity(value: float, locale: QLocale) -> str:
    """Two digits, or three where the third says something."""
    digits = 2 if abs(round(value, 2) - value) < 5e-4 else 3
    return locale.toString(value, "f", digits)


def more_people(people: int) -> int:
    """Half as many again, as a round number: what to expect of growing."""
    wanted = max(10, 1.5 * people)
    step = 10 ** max(0, floor(log10(wanted)) - 1)
    return int(-(-wanted // step) * step)
