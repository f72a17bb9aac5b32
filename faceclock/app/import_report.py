"""What came of an enrolment or import."""

from dataclasses import dataclass, field

from faceclock.domain.errors import readable


@dataclass(frozen=True)
class Refusal:
    """``reason`` may repeat what a file says, and is kept short enough to be read."""

    source: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", readable(self.reason))


@dataclass(frozen=True)
class Weak:
    """A photograph that was taken, though by its quality (reason codes) a better one would serve the person."""

    source: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Lookalike:
    """Two people whose faces the pack takes for one: the kiosk decides for neither of them until an
    administrator does."""

    employee_id: str
    other_id: str
    similarity: float


@dataclass
class ImportReport:
    """Employees added and updated, photographs refused, pairs to look at, photographs that show somebody else
    too, of whom the large face in the middle was taken, photographs below the profile for enrolment, and IDs of people
    who have neither a face nor a PIN to check in by."""

    added: int = 0
    updated: int = 0
    refused: list[Refusal] = field(default_factory=list)
    lookalikes: list[Lookalike] = field(default_factory=list)
    bystanders: list[str] = field(default_factory=list)
    weak: list[Weak] = field(default_factory=list)
    unable: list[str] = field(default_factory=list)
