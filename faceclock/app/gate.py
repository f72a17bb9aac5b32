"""The gate before promotion: better, same or worse, and who may still pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from faceclock.app.comparing_material import Material
from faceclock.matching.paired import Floats, difference

# Fewer people cannot tell two packs apart: without a single failure up to 3/n of all others may fail.
FEWEST = {"site": 10, "public": 100}
FEWEST_IN_GROUP = 10
_OPTIONS = {
    "site": "keep enrolment pictures of more people (two each), or name a folder with --images",
    "public": "name a folder or tar of photographs with --public",
}


class Verdict(StrEnum):
    """``TOO_FEW`` says nothing either way."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    TOO_FEW = "too few"


@dataclass(frozen=True)
class Measure:
    """One number of both packs. ``low`` and ``high`` bound ``difference``, candidate minus current, at 95 %."""

    set: str
    name: str
    group: str
    people: int
    current: float
    candidate: float
    difference: float
    low: float
    high: float
    verdict: Verdict


def measure(
    material: Material,
    name: str,
    current: Floats,
    candidate: Floats,
    *,
    higher_is_better: bool = False,
    group: str = "",
    people: int | None = None,
) -> Measure:
    """From the measure by bootstrap round (see `matching.paired`)."""
    count = len(material.names) if people is None else people
    apart = difference(current, candidate)
    sign = 1 if higher_is_better else -1
    verdict = _verdict(sign * apart.low, sign * apart.high)
    if group and count < FEWEST_IN_GROUP:
        verdict = Verdict.TOO_FEW
    numbers = (apart.current, apart.candidate, apart.value, apart.low, apart.high)
    return Measure(material.title, name, group, count, *numbers, verdict)


def _verdict(one: float, other: float) -> Verdict:
    """``one`` and ``other`` bound the gain."""
    if not (isfinite(one) and isfinite(other)):
        return Verdict.TOO_FEW
    low, high = sorted((one, other))
    return Verdict.BETTER if low > 0 else Verdict.WORSE if high < 0 else Verdict.SAME


@dataclass(frozen=True)
class Ruling:
    """``reasons`` are sentences, none when ``verdict`` lets the candidate pass."""

    verdict: Verdict
    reasons: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.reasons


def judge(measures: Sequence[Measure], people: Mapping[str, int]) -> Ruling:
    """``people`` are those with two pictures, by set. Worse in any measure is worse."""
    worse = [item for item in measures if item.verdict is Verdict.WORSE]
    scarce = [
        f"The {title} set holds {people.get(title, 0)} people with two or more pictures that neither pack "
        f"was trained on, and {fewest} are needed to tell; {_OPTIONS[title]}"
        for title, fewest in FEWEST.items()
        if people.get(title, 0) < fewest
    ]
    reasons = (*(_complaint(item) for item in worse), *scarce)
    if worse:
        return Ruling(Verdict.WORSE, reasons)
    if scarce:
        return Ruling(Verdict.TOO_FEW, reasons)
    better = any(item.verdict is Verdict.BETTER for item in measures)
    return Ruling(Verdict.BETTER if better else Verdict.SAME, ())


def _complaint(item: Measure) -> str:
    of = f" in group {item.group}" if item.group else ""
    return (
        f"{item.name}{of} on the {item.set} set went from {item.current:.2%} to {item.candidate:.2%} "
        f"(difference {item.low:+.2%} to {item.high:+.2%} at 95 %)"
    )
