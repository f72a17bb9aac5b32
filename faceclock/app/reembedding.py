"""Another pack's templates, made of the pictures that were kept at enrolment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from faceclock.app.enrolment_pictures import find_again, open_picture
from faceclock.app.site import Site
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Template
from faceclock.storage.enrolment_pictures import EnrolmentPicture, EnrolmentPictures
from faceclock.vision.packs.loading import Pack

Progress = Callable[[int, int], None]
_ACTOR = "promotion"


@dataclass
class Reembedded:
    """``faceless``: IDs of people of whom a picture shows no face to the new pack."""

    made: int = 0
    faceless: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Returner:
    """Somebody whom the new pack cannot know until they are enrolled again."""

    employee_id: str
    name: str
    reason: str


def reembed(site: Site, pack: Pack, progress: Progress) -> Reembedded:
    """Make ``pack``'s templates of all kept pictures that have none of it yet, one person after another.

    Each person is on disk before the next is begun, and set aside until the pack is used: work that is cut
    off changes nothing at the kiosk, and the next call goes on with it.
    """
    pictures, done = EnrolmentPictures(site.database), Reembedded()
    missing = pictures.without_template(pack.contract.digest)
    seen = 0
    for employee_id, of_person in groupby(missing, key=lambda pair: pair[0]):
        ids = [picture_id for _, picture_id in of_person]
        _reembed_person(site, pack, employee_id, ids, done)
        seen += len(ids)
        progress(seen, len(missing))
    return done


def must_come_again(site: Site, pack: Pack, faceless: set[str]) -> list[Returner]:
    """Active people who have templates, but none of ``pack``'s."""
    returners = []
    for employee_id in site.templates.set_aside(pack.contract):
        employee = site.employees.require(employee_id)
        if employee.active:
            blind = employee_id in faceless
            reason = "the pack finds no face in the kept pictures" if blind else "no picture is kept"
            returners.append(Returner(employee_id, employee.name, reason))
    return returners


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
