"""The table's model: everybody is held once, and what a search or filter leaves is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from faceclock.app.console.people import Listed
from faceclock.domain.searching import folded
from faceclock.gui.console.people.words import face_words, state_words
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.language import translate
from faceclock.storage.people_overview import Glance


class Lack(Enum):
    """Which people are shown: by how they check in, or by what they lack."""

    NOTHING = auto()
    PIN_ONLY = auto()
    WAY = auto()
    CONSENT = auto()
    PIN = auto()


@dataclass(frozen=True)
class Filter:
    """``team`` None: of all; ``active`` None: also who left."""

    text: str = ""
    team: str | None = None
    active: bool | None = True
    lack: Lack = Lack.NOTHING


_LACKING: dict[Lack, Callable[[Glance], bool]] = {
    Lack.NOTHING: lambda person: True,
    Lack.PIN_ONLY: lambda person: person.pin and not person.usable,
    Lack.WAY: lambda person: not person.pin and not person.usable,
    Lack.CONSENT: lambda person: person.templates > 0 and not person.agreed,
    Lack.PIN: lambda person: not person.pin,
}


class RollModel(RowsModel[Listed]):
    """20,000 people are filtered in about ten milliseconds and sorted in twenty: both happen at once."""

    def __init__(self) -> None:
        super().__init__(_columns())
        self.people: Sequence[Listed] = ()
        self.filter = Filter()

    def show_people(self, people: Sequence[Listed]) -> None:
        self.people = people
        self.show_filtered(self.filter)

    def show_filtered(self, wanted: Filter) -> None:
        self.filter = wanted
        words, lacks = folded(wanted.text).split(), _LACKING[wanted.lack]
        self.set_rows(
            [
                listed
                for listed in self.people
                if (wanted.active is None or listed.person.active is wanted.active)
                and (wanted.team is None or listed.person.team == wanted.team)
                and lacks(listed.person)
                and all(word in listed.found_by for word in words)
            ]
        )


def _columns() -> list[Column[Listed]]:
    return [
        Column(
            translate("People", "Name"),
            lambda row: row.person.name,
            lambda row: row.by_name,
            person=True,
            width=190,
        ),
        Column(translate("People", "Number"), lambda row: row.person.id, lambda row: row.by_number, width=84),
        Column(translate("People", "Team"), lambda row: row.person.team, width=120),
        Column(
            translate("People", "Face"),
            lambda row: face_words(row.person)[0],
            lambda row: row.person.usable,
            lambda row: face_words(row.person)[1],
            width=100,
        ),
        Column(
            translate("People", "State"),
            lambda row: state_words(row.person.active)[0],
            lambda row: not row.person.active,
            lambda row: state_words(row.person.active)[1],
            width=90,
        ),
    ]
