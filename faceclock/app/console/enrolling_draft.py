"""What an enrolment consists of before it is stored: frozen values that the wizard keeps and the service reads."""

from dataclasses import dataclass, replace
from enum import StrEnum

from faceclock.app.consents import Agreement
from faceclock.app.portraying import Portrayed
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee

CAMERA = "camera:"  # how sources of shots begin


class Shot(StrEnum):
    """A picture that the person is guided to. LEFT and RIGHT are the person's own."""

    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    GLASSES = "glasses"  # from the front again, with spectacles on or off: the other way than before

    @property
    def source(self) -> str:
        """What stands in the template that is made of it."""
        return CAMERA + self.value


GUIDED = (Shot.FRONT, Shot.LEFT, Shot.RIGHT, Shot.UP, Shot.DOWN)


@dataclass(frozen=True, eq=False)
class Draft:
    """``known``: the person is on the roll. ``taken`` are pictures of that one person, each source once."""

    employee: Employee
    known: bool = False
    taken: tuple[Portrayed, ...] = ()

    def having(self, portrayed: Portrayed) -> "Draft":
        """With another picture, in place of an earlier one of the same source. The one from the front comes first:
        it becomes the portrait."""
        others = [item for item in self.taken if item.source != portrayed.source]
        return replace(self, taken=tuple(sorted((*others, portrayed), key=_place)))

    def without(self, source: str) -> "Draft":
        return replace(self, taken=tuple(item for item in self.taken if item.source != source))

    def has(self, shot: Shot) -> bool:
        return any(item.source == shot.source for item in self.taken)


def _place(taken: Portrayed) -> int:
    """Shots in their order, then photographs."""
    sources = [shot.source for shot in Shot]
    return sources.index(taken.source) if taken.source in sources else len(sources)


@dataclass(frozen=True, eq=False)
class Photographs:
    """The draft with the photographs that could be used, and what was wrong with the others."""

    draft: Draft
    refused: tuple[InputProblem, ...]


@dataclass(frozen=True)
class Start:
    """What the wizard begins with. ``employee`` is None for a new person, who may get ``number``; ``agreed``:
    the consent to be recognised stands; ``earlier`` counts the templates of the pack in use."""

    employee: Employee | None
    number: str
    teams: tuple[str, ...]
    keeps_pictures: bool
    agreed: bool = False
    has_pin: bool = False
    earlier: int = 0


@dataclass(frozen=True)
class Resembling:
    """Somebody on the roll whose face is like the new one. ``same``: as like as one person's pictures are."""

    employee: Employee
    similarity: float
    same: bool
    portrait: bytes | None


@dataclass(frozen=True)
class Findings:
    """``resembling``: most alike first. ``stranger``: the pictures are not like the person's earlier ones."""

    resembling: tuple[Resembling, ...] = ()
    stranger: bool = False


@dataclass(frozen=True)
class Ending:
    """How an enrolment ends. ``others``: IDs of people whom the face is as like as its own, and who are somebody
    else all the same, as an administrator decided; ``replace``: earlier templates go."""

    agreement: Agreement | None = None
    pin: str = ""
    others: frozenset[str] = frozenset()
    replace: bool = False


@dataclass(frozen=True)
class Enrolled:
    """What was stored."""

    employee: Employee
    templates: int
    pin: bool
