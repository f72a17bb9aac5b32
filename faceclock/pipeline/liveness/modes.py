"""Which checks a mode asks for.

Without a network everybody is unsure, so that `auto` asks all for head turns, each time: asking only once a day
would let a photograph pass for the rest of it, and the seconds that it costs end with installing a network.
"""

from dataclasses import dataclass
from enum import Enum

from faceclock.settings.model import LivenessMode


class Asking(Enum):
    NEVER = "never"
    UNSURE = "unsure"
    ALWAYS = "always"


@dataclass(frozen=True)
class Plan:
    """``passive``: the network looks first; ``active``: when head turns are asked for after it."""

    passive: bool
    active: Asking


def plan_for(mode: LivenessMode, *, net: bool) -> Plan | None:
    """None for no check at all. `passive` and `both` need a network; who builds them sees to it."""
    match mode:
        case LivenessMode.OFF:
            return None
        case LivenessMode.PASSIVE:
            return Plan(passive=True, active=Asking.NEVER)
        case LivenessMode.BOTH:
            return Plan(passive=True, active=Asking.ALWAYS)
        case LivenessMode.AUTO:
            return Plan(passive=net, active=Asking.UNSURE if net else Asking.ALWAYS)
