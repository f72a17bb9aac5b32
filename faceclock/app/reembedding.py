"""Another pack's templates, made of the pictures that were kept at enrolment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from faceclock.app.enrolment_pictures import find_again, open_picture
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Template
from faceclock.storage.consents import Consents
from faceclock.storage.enrolment_pictures import EnrolmentPicture, EnrolmentPictures
from faceclock.vision.packs.loading import Pack

Progress = Callable[[int, int], None]
_ACTOR = "promotion"


@dataclass
class Reembedded:
    """IDs of people of whom a picture shows no face to the new pack, and of those without consent to recognition."""

    made: int = 0
    faceless: set[str] = field(default_factory=set)
    unasked: set[str] = field(default_factory=set)

    def __or__(self, other: "Reembedded") -> "Reembedded":
        return Reembedded(
            self.made + other.made, self.faceless | other.faceless, self.unasked | other.unasked
        )


@dataclass(frozen=True)
class Returner:
    """Somebody whom the new pack cannot know until they are enrolled again."""

    employee_id: str
    name: str
    reason: str


def reembed(site: Site, pack: Pack, progress: Progress) -> Reembedded:
    """Make ``pack``'s templates of all kept pictures that have none of it yet, one person after another, of those who
    agreed to be recognised.

    Each person is on disk before the next is begun, and set aside until the pack is used: work that is cut
    off changes nothing at the kiosk, and the next call goes on with it.
    """
    pictures, done = EnrolmentPictures(site.database), Reembedded()
    agreed = Consents(site.database).standing(Purpose.RECOGNITION)
    missing = pictures.without_template(pack.contract.digest)
    seen = 0
    for employee_id, of_person in groupby(missing, key=lambda pair: pair[0]):
        ids = [picture_id for _, picture_id in of_person]
        if employee_id in agreed:
            _reembed_person(site, pack, employee_id, ids, done)
        else:
            done.unasked.add(employee_id)
        seen += len(ids)
        progress(seen, len(missing))
    return done


def must_come_again(site: Site, pack: Pack, done: Reembedded) -> list[Returner]:
    """Active people who have templates, but none of ``pack``'s."""
    returners = []
    for employee_id in site.templates.set_aside(pack.contract):
        employee = site.employees.require(employee_id)
        if employee.active:
            returners.append(Returner(employee_id, employee.name, _reason(employee_id, done)))
    return returners


def _reason(employee_id: str, done: Reembedded) -> str:
    if employee_id in done.unasked:
        return "no consent to recognition is recorded"
    blind = employee_id in done.faceless
    return "the pack finds no face in the kept pictures" if blind else "no picture is kept"


def _reembed_person(
    site: Site, pack: Pack, employee_id: str, picture_ids: Sequence[str], done: Reembedded
) -> None:
    pictures = EnrolmentPictures(site.database)
    made: list[tuple[str, Template]] = []
    for picture_id in picture_ids:
        picture = pictures.get(picture_id)
        if picture is None:
            continue
        embedding = _embed(pack, picture)
        if embedding is None:
            done.faceless.add(employee_id)
        else:
            template = Template(uuid7(), employee_id, embedding, picture.source, datetime.now(UTC))
            made.append((picture_id, template))
    with site.database.transaction():
        for picture_id, template in made:
            if pictures.get(picture_id) is not None:  # else withdrawn or removed meanwhile
                site.templates.add(template, by=_ACTOR)
                done.made += 1


def _embed(pack: Pack, picture: EnrolmentPicture) -> Embedding | None:
    """None where the pack finds no face, or not the one that was meant."""
    try:
        image = open_picture(picture)
        face = find_again(pack.detector.detect(image), picture)
        return pack.recogniser.embed(image, face) if face else None
    except (ImageProblem, EmbeddingProblem):
        return None
