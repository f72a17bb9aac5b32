"""From pictures to what is stored of a face: embeddings, templates, the portrait, kept heads."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from faceclock.app.enrolment_pictures import keep_pictures
from faceclock.app.one_face import the_one_face
from faceclock.app.operator import operator
from faceclock.app.portraits import portrait_of
from faceclock.app.site import Site
from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.embedding import Embedding
from faceclock.domain.face import Face, Image
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Template
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import same_identity
from faceclock.pipeline.primary import others_close
from faceclock.vision.images import decode_image, read_picture
from faceclock.vision.packs.loading import Pack
from faceclock.vision.quality.assessment import unified
from faceclock.vision.quality.gate import faults
from faceclock.vision.quality.look import Look
from faceclock.vision.quality.policy import ENROLMENT

# Pictures of one person are taken years apart: looser than within one visit. Measured on 150 lfw-dev people: refuses
# 0.4 % of pictures with the development pack and 2.0 % with the starter, and 98.5 % of another person's.
_SAME_PERSON = 0.7
_CROPPING = (Reason.TOO_LARGE, Reason.OFF_CENTRE)


@dataclass(frozen=True, eq=False)
class Portrayed:
    """A picture that passed, the face that is meant, its embedding, and its quality 0..100.

    ``alone``: nobody else stands near; ``weak``: what falls short of the profile for enrolment.
    """

    source: str
    image: Image
    face: Face
    embedding: Embedding
    alone: bool
    weak: tuple[str, ...]
    quality: float


def portray(pack: Pack, photo: Path) -> Portrayed:
    """Read, find the one face, embed. Raises InputProblem saying what is wrong with the picture."""
    data = read_picture(photo)
    image = decode_image(data, str(photo))
    faces = pack.detector.detect(image)
    face = the_one_face(faces, image, photo.name)
    source = f"photo:{hashlib.sha256(data).hexdigest()[:16]}"
    embedding, look = pack.recogniser.embed(image, face), Look(image, face)
    alone = not others_close(faces, face)
    return Portrayed(source, image, face, embedding, alone, _weaknesses(look), unified(look))


def may_be_one(table: CalibrationTable | None, new: Embedding, held: Sequence[Embedding]) -> bool:
    """Whether ``new`` may show the person of any that are held; True where none is. A pack that was never calibrated
    has no ground to tell people apart on."""
    if table is None or not held:
        return True
    return max(new.similarity(other) for other in held) >= _SAME_PERSON * same_identity(table)


def comparable(site: Site, pack: Pack, employee_id: str) -> list[Template]:
    """The person's templates that can be compared with what this pack makes."""
    digest = pack.contract.digest
    return [item for item in site.templates.of(employee_id) if item.embedding.contract.digest == digest]


def store_faces(site: Site, pack: Pack, employee_id: str, accepted: Sequence[Portrayed]) -> list[Template]:
    """Templates, kept heads where that was agreed to, and the first as portrait; within the caller's transaction.

    The same picture twice makes one template, so that an import can be repeated. Returns the new ones.
    """
    held = {item.source for item in comparable(site, pack, employee_id)}
    fresh = [
        Template(uuid7(), employee_id, item.embedding, item.source, datetime.now(UTC), item.quality)
        for item in accepted
        if item.source not in held
    ]
    for template in fresh:
        site.templates.add(template, by=operator())
    _keep_pictures(site, pack, employee_id, accepted)
    if accepted:
        portrait = portrait_of(accepted[0].image, accepted[0].face)
        site.portraits.set(employee_id, portrait, by=operator())
    return fresh


def _keep_pictures(site: Site, pack: Pack, employee_id: str, accepted: Sequence[Portrayed]) -> None:
    """Also of photographs that made their template before the person agreed."""
    held = {template.source: template for template in comparable(site, pack, employee_id)}
    shown = {item.source: (held[item.source], item.image, item.face) for item in accepted}
    keep_pictures(site, employee_id, shown)


def _weaknesses(look: Look) -> tuple[str, ...]:
    """Reason codes. A photograph is no visitor who could do better at once: it is told of and taken all the
    same. How a portrait was cropped does not count."""
    reasons = faults(look, ENROLMENT)
    return tuple(reason.value for reason in reasons if reason not in _CROPPING)
