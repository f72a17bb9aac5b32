"""Photographs become templates."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from faceclock.app.consents import give
from faceclock.app.enrolment_pictures import keep_pictures
from faceclock.app.import_report import ImportReport, Lookalike, Refusal, Weak
from faceclock.app.one_face import the_one_face
from faceclock.app.portraits import portrait_of
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem, InputProblem, StorageProblem
from faceclock.domain.face import Face, Image
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.domain.reasons import Reason
from faceclock.matching.calibration import same_identity
from faceclock.pipeline.primary import others_close
from faceclock.storage.employees import check_text
from faceclock.vision.images import decode_image, read_picture
from faceclock.vision.quality.assessment import unified
from faceclock.vision.quality.gate import faults
from faceclock.vision.quality.look import Look
from faceclock.vision.quality.policy import ENROLMENT

Progress = Callable[[int, int], None]

# Pictures of one person are taken years apart: looser than within one visit. Measured on 150 lfw-dev people: refuses
# 0.4 % of pictures with the development pack and 2.0 % with the starter, and 98.5 % of another person's.
_SAME_PERSON = 0.7
_CROPPING = (Reason.TOO_LARGE, Reason.OFF_CENTRE)


@dataclass(frozen=True, eq=False)
class Portrayed:
    """A photograph that passed: the picture, the face that is meant, its embedding, whether it stands alone, what of
    its quality falls short of the profile for enrolment, and the quality 0..100."""

    source: str
    image: Image
    face: Face
    embedding: Embedding
    alone: bool
    weak: tuple[str, ...]
    quality: float


@dataclass(frozen=True)
class Candidate:
    """Somebody to enrol, with photographs (none at all makes a person who uses number and PIN), and what the
    person agrees to."""

    employee: Employee
    photos: Sequence[Path]
    agrees: frozenset[Purpose] = frozenset()


class Enroller:
    """Enrols one candidate at a time; each is on disk, whole, before the next is begun."""

    def __init__(self, site: Site) -> None:
        self._site, self._pack = site, site.photo_pack
        self._matcher = site.matcher_for(self._pack)

    def enrol(self, candidate: Candidate, report: ImportReport) -> None:
        """Add what is good of the candidate; photographs that are not go to ``report.refused``.

        Raises InputProblem for a number or name that cannot be stored.
        """
        employee = candidate.employee
        check_text(employee)
        accepted = self._accepted(employee.id, candidate.photos, report)
        if candidate.photos and not accepted:
            return
        known = self._site.employees.get(employee.id) is not None
        self._note_lookalikes(employee.id, accepted, report)
        self._store(candidate, accepted, known)
        report.updated += known
        report.added += not known

    def _accepted(self, employee_id: str, photos: Sequence[Path], report: ImportReport) -> list[Portrayed]:
        """Those that can be used and show one and the same person, who is that of the first."""
        accepted: list[Portrayed] = []
        held = [template.embedding for template in self._held(employee_id)]
        for photo in photos:
            try:
                portrayed = self.portray(photo)
                self._refuse_another(portrayed.embedding, held, photo.name)
            except (InputProblem, EmbeddingProblem) as problem:
                report.refused.append(Refusal(str(photo), str(problem)))
            else:
                accepted.append(portrayed)
                if not portrayed.alone:
                    report.bystanders.append(str(photo))
                if portrayed.weak:
                    report.weak.append(Weak(str(photo), portrayed.weak))
                held.append(portrayed.embedding)
        return accepted

    def portray(self, photo: Path) -> Portrayed:
        """Read, find the one face, embed. Raises InputProblem saying what is wrong with the picture."""
        data = read_picture(photo)
        image = decode_image(data, str(photo))
        faces = self._pack.detector.detect(image)
        face = the_one_face(faces, image, photo.name)
        source = f"photo:{hashlib.sha256(data).hexdigest()[:16]}"
        embedding = self._pack.recogniser.embed(image, face)
        look, alone = Look(image, face), not others_close(faces, face)
        return Portrayed(source, image, face, embedding, alone, _weaknesses(look), unified(look))

    def _refuse_another(self, new: Embedding, held: Sequence[Embedding], name: str) -> None:
        """Raises ImageProblem. A pack that was never calibrated has no ground to tell people apart on."""
        table = self._pack.calibration
        if (
            table
            and held
            and max(new.similarity(other) for other in held) < _SAME_PERSON * same_identity(table)
        ):
            raise ImageProblem(
                f"{name} does not look like the person of the other pictures; check whom it shows, "
                "or take a clearer one."
            )

    def _held(self, employee_id: str) -> list[Template]:
        """The person's templates that can be compared with what this pack makes."""
        digest = self._pack.contract.digest
        templates = self._site.templates.of(employee_id)
        return [item for item in templates if item.embedding.contract.digest == digest]

    def _note_lookalikes(self, employee_id: str, accepted: Sequence[Portrayed], report: ImportReport) -> None:
        for item in accepted:
            match = self._matcher.gallery.search(item.embedding.vector)
            threshold = self._matcher.threshold.value if match else 1.0
            if match and match.employee_id != employee_id and match.similarity >= threshold:
                report.lookalikes.append(Lookalike(employee_id, match.employee_id, match.similarity))
                return

    def _store(self, candidate: Candidate, accepted: Sequence[Portrayed], known: bool) -> None:
        site, employee = self._site, candidate.employee
        with site.database.transaction():
            if known:  # photographs without a team leave the person in the one they are in
                team = employee.team or site.employees.require(employee.id).team
                site.employees.update(replace(employee, team=team))
            else:
                site.employees.add(employee)
            give(site.database, employee.id, candidate.agrees)
            fresh = self._store_templates(employee, accepted)
            self._keep_pictures(employee.id, accepted)
            if accepted:
                first = accepted[0]
                site.portraits.set(employee.id, portrait_of(first.image, first.face))
        for template in fresh:
            self._matcher.gallery.add(template)

    def _store_templates(self, employee: Employee, accepted: Sequence[Portrayed]) -> list[Template]:
        """The same photograph twice makes one template, so that an import can be repeated."""
        held = {item.source for item in self._held(employee.id)}
        fresh = [
            Template(uuid7(), employee.id, item.embedding, item.source, datetime.now(UTC), item.quality)
            for item in accepted
            if item.source not in held
        ]
        for template in fresh:
            self._site.templates.add(template)
        return fresh

    def _keep_pictures(self, employee_id: str, accepted: Sequence[Portrayed]) -> None:
        """Also of photographs that made their template before the person agreed."""
        held = {template.source: template for template in self._held(employee_id)}
        shown = {item.source: (held[item.source], item.image, item.face) for item in accepted}
        keep_pictures(self._site, employee_id, shown)


def enroll(
    site: Site, employee: Employee, photos: Sequence[Path], agrees: frozenset[Purpose] = frozenset()
) -> ImportReport:
    """Enrol one person from photographs. Raises InputProblem when not one of them can be used."""
    report = ImportReport()
    Enroller(site).enrol(Candidate(employee, photos, agrees), report)
    if report.refused and not report.added and not report.updated:
        raise InputProblem("; ".join(refusal.reason for refusal in report.refused))
    return report


def enroll_all(
    site: Site,
    candidates: Sequence[Candidate],
    progress: Progress | None = None,
    report: ImportReport | None = None,
) -> ImportReport:
    """Enrol many into ``report`` (a new one by default); bad ones are listed and the rest goes on.

    Raises StorageProblem, which says how many are kept, when the disk or database fails.
    """
    report = ImportReport() if report is None else report
    enroller = Enroller(site)
    for done, candidate in enumerate(candidates, start=1):
        try:
            enroller.enrol(candidate, report)
        except StorageProblem as problem:
            raise _stopped(problem, report) from problem
        if progress:
            progress(done, len(candidates))
    return report


def _stopped(problem: StorageProblem, report: ImportReport) -> StorageProblem:
    kept = f"{report.added} people added and {report.updated} updated, who are kept"
    return StorageProblem(f"The import stopped after {kept}: {problem}")


def _weaknesses(look: Look) -> tuple[str, ...]:
    """Reason codes. A photograph is no visitor who could do better at once: it is told of and taken all the
    same. How a portrait was cropped does not count."""
    reasons = faults(look, ENROLMENT)
    return tuple(reason.value for reason in reasons if reason not in _CROPPING)
