"""The fact that attendance is computed from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Direction(StrEnum):
    IN = "in"
    OUT = "out"
    BREAK_OUT = "break-out"
    BREAK_IN = "break-in"
    UNSPECIFIED = "unspecified"


class Method(StrEnum):
    """How a punch was made."""

    FACE = "face"
    PIN = "pin"
    MANUAL = "manual"
    IMPORT = "import"
    SYSTEM = "system"


@dataclass(frozen=True)
class Evidence:
    """What the decision stood on. Scores are for administrators and never shown at the kiosk."""

    similarity: float
    threshold: float
    runner_up: float | None
    pack_digest: str
    frames: int


@dataclass(frozen=True)
class Punch:
    """``at`` is UTC with microseconds, ``zone`` the kiosk's IANA zone; a suppressed punch is stored and
    shown but counts for nothing (it fell within the duplicate interval). ``clock_back`` flags that the kiosk's clock
    stood before its own last punch."""

    id: str
    employee_id: str
    at: datetime
    zone: str
    direction: Direction
    method: Method
    kiosk: str
    suppressed: bool = False
    clock_back: bool = False
    evidence: Evidence | None = None


class CorrectionKind(StrEnum):
    ADD = "add"  # somebody added the punch by hand
    VOID = "void"
    DIRECTION = "direction"


@dataclass(frozen=True)
class Correction:
    """A later fact about a punch; the punch itself stays. ``direction`` is set for CorrectionKind.DIRECTION; who
    asked for it and who approved it is empty for what people do themselves at the kiosk."""

    id: str
    punch_id: str
    kind: CorrectionKind
    at: datetime
    by: str
    reason: str
    direction: Direction | None = None
    requested_by: str = ""
    approved_by: str = ""
