"""What a site's own pictures are worth to training: how many there are, and of whom."""

from collections import Counter
from dataclasses import dataclass

from faceclock.app.gate import FEWEST
from faceclock.app.site import Site
from faceclock.app.training_split import HELD_OUT, held_out_of
from faceclock.domain.consent import Purpose
from faceclock.storage.consents import Consents
from faceclock.storage.enrolment_pictures import EnrolmentPictures

ENOUGH_PEOPLE = FEWEST["site"]
ENOUGH_PICTURES = 5
POOR_QUALITY = 20.0  # of 100, as it was measured at enrolment


@dataclass(frozen=True)
class Learnable:
    """Somebody active, how many of their pictures may be learnt from, and how many of these are poor."""

    employee_id: str
    name: str
    agreed: bool
    pictures: int
    poor: int


@dataclass(frozen=True)
class Survey:
    """``people`` are all active ones, those with the fewest pictures first."""

    keeps_pictures: bool
    people: tuple[Learnable, ...]

    @property
    def agreed(self) -> int:
        return sum(person.agreed for person in self.people)

    @property
    def pictures(self) -> int:
        return sum(person.pictures for person in self.people)

    @property
    def poor(self) -> int:
        return sum(person.poor for person in self.people)

    @property
    def held_out(self) -> int:
        """Pictures that nothing would be learnt from, so that the comparison has some."""
        return sum(held_out_of(person.pictures, HELD_OUT) for person in self.people)

    def with_at_least(self, pictures: int) -> int:
        """How many people have so many."""
        return sum(person.pictures >= pictures for person in self.people)

    @property
    def can_learn(self) -> bool:
        """What a run needs at the least: two people, one of them with a picture to hold out."""
        return self.with_at_least(1) >= 2 and self.held_out > 0

    @property
    def is_enough(self) -> bool:
        """What the gate needs to tell two packs apart."""
        return self.with_at_least(2) >= ENOUGH_PEOPLE


def survey(site: Site) -> Survey:
    """Look at what is stored; no net runs. Raises StorageProblem."""
    willing = Consents(site.database).standing(Purpose.TRAINING)
    counts, poor = EnrolmentPictures(site.database).count_by_person(), _poor(site)
    people = [
        Learnable(
            person.id,
            person.name,
            person.id in willing,
            counts[person.id] if person.id in willing else 0,
            poor[person.id] if person.id in willing else 0,
        )
        for person in site.employees.all()
        if person.active
    ]
    people.sort(key=lambda person: (person.pictures, person.employee_id))
    return Survey(site.settings.enrolment.keep_pictures, tuple(people))


def _poor(site: Site) -> Counter[str]:
    """Kept pictures whose template was measured as poor; nothing is known of those from before it was measured."""
    rows = site.database.rows(
        "SELECT p.employee_id, count(DISTINCT p.id) AS n FROM enrolment_pictures AS p JOIN templates AS t "
        "ON t.employee_id = p.employee_id AND t.source = p.source WHERE t.quality < ? GROUP BY p.employee_id",
        (POOR_QUALITY,),
    )
    return Counter({row["employee_id"]: row["n"] for row in rows})
