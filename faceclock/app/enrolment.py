"""Photographs become templates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from faceclock.app.consents import give
from faceclock.app.import_report import ImportReport, Lookalike, Refusal, Weak
from faceclock.app.operator import operator
from faceclock.app.portraying import Portrayed, comparable, may_be_one, portray, store_faces
from faceclock.app.site import Site
from faceclock.domain.consent import Purpose
from faceclock.domain.embedding import Embedding
from faceclock.domain.errors import EmbeddingProblem, ImageProblem, InputProblem, StorageProblem
from faceclock.domain.people import Employee, Template
from faceclock.security.pins import hash_pin
from faceclock.storage.consents import Consents
from faceclock.storage.employees import check_text

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Candidate:
    """Somebody to enrol, with photographs (none at all makes a person who uses number and PIN), and what the
    person agrees to. ``form`` names the words agreed to, else the program's own. Without a ``pin`` an earlier one
    stays."""

    employee: Employee
    photos: Sequence[Path]
    agrees: frozenset[Purpose] = frozenset()
    form: str = ""
    pin: str = ""

    @property
    def needs_consent(self) -> bool:
        """Whether one must stand on record: there are photographs, and the person agrees to nothing now."""
        return bool(self.photos) and Purpose.RECOGNITION not in self.agrees


def without_consent(site: Site, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those whose photographs must not become templates: neither agreed now nor have before."""
    standing = Consents(site.database).standing(Purpose.RECOGNITION)
    return [one for one in candidates if one.needs_consent and one.employee.id not in standing]


class Enroller:
    """Enrols one candidate at a time; each is on disk, whole, before the next is begun."""

    def __init__(self, site: Site) -> None:
        self._site, self._pack = site, site.photo_pack
        self._matcher = site.matcher_for(self._pack)

    def enrol(self, candidate: Candidate, report: ImportReport) -> None:
        """Add what is good of the candidate; photographs that are not go to ``report.refused``.

        Raises InputProblem for a number or name that cannot be stored, and for photographs without consent.
        """
        employee = candidate.employee
        check_text(employee)
        consents = Consents(self._site.database)
        if candidate.needs_consent and not consents.stands(employee.id, Purpose.RECOGNITION):
            raise InputProblem(
                f"{employee.name} has not agreed to be recognised by face, and nothing was stored; add --recognition "
                "when the person agreed, or give a PIN instead of pictures."
            )
        accepted = self._accepted(employee.id, candidate.photos, report)
        if candidate.photos and not accepted:
            return
        known = self._site.employees.get(employee.id) is not None
        self._note_lookalikes(employee.id, accepted, report)
        self._store(candidate, accepted, known)
        if not self._held(employee.id) and self._site.pins.hash_of(employee.id) is None:
            report.unable.append(employee.id)
        report.updated += known
        report.added += not known

    def _accepted(self, employee_id: str, photos: Sequence[Path], report: ImportReport) -> list[Portrayed]:
        """Those that can be used and show one and the same person, who is that of the first."""
        accepted: list[Portrayed] = []
        held = [template.embedding for template in self._held(employee_id)]
        for photo in photos:
            try:
                portrayed = portray(self._pack, photo)
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

    def _refuse_another(self, new: Embedding, held: Sequence[Embedding], name: str) -> None:
        """Raises ImageProblem."""
        if not may_be_one(self._pack.calibration, new, held):
            raise ImageProblem(
                f"{name} does not look like the person of the other pictures; check whom it shows, "
                "or take a clearer one."
            )

    def _held(self, employee_id: str) -> list[Template]:
        return comparable(self._site, self._pack, employee_id)

    def _note_lookalikes(self, employee_id: str, accepted: Sequence[Portrayed], report: ImportReport) -> None:
        for item in accepted:
            match = self._matcher.gallery.search(item.embedding.vector)
            threshold = self._matcher.threshold.value if match else 1.0
            if match and match.employee_id != employee_id and match.similarity >= threshold:
                report.lookalikes.append(Lookalike(employee_id, match.employee_id, match.similarity))
                return

    def _store(self, candidate: Candidate, accepted: Sequence[Portrayed], known: bool) -> None:
        site, employee = self._site, candidate.employee
        hashed = hash_pin(candidate.pin) if candidate.pin else None
        with site.database.transaction():
            if known:  # photographs without a team leave the person in the one they are in
                team = employee.team or site.employees.require(employee.id).team
                site.employees.update(replace(employee, team=team), by=operator())
            else:
                site.employees.add(employee, by=operator())
            give(site.database, employee.id, candidate.agrees, candidate.form)
            fresh = store_faces(site, self._pack, employee.id, accepted)
            if hashed:
                site.pins.set(employee.id, hashed, by=operator())
        for template in fresh:
            self._matcher.gallery.add(template)


def enroll(
    site: Site,
    employee: Employee,
    photos: Sequence[Path],
    agrees: frozenset[Purpose] = frozenset(),
    form: str = "",
) -> ImportReport:
    """Enrol one person from photographs. Raises InputProblem without consent, and when not one can be used."""
    report = ImportReport()
    Enroller(site).enrol(Candidate(employee, photos, agrees, form), report)
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
