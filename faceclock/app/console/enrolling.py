"""Enrolling somebody from the console: pictures judged and compared one by one, everything stored at the end."""

from collections.abc import Sequence
from pathlib import Path

from faceclock.app.console.camera import Judged
from faceclock.app.console.enrolling_draft import (
    Draft,
    Ending,
    Enrolled,
    Findings,
    Photographs,
    Shot,
    Start,
)
from faceclock.app.console.enrolling_findings import findings_of
from faceclock.app.console.enrolling_storing import store
from faceclock.app.console.service import Service, needs
from faceclock.app.portraying import Portrayed, may_be_one, portray
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import ImageProblem, InputProblem
from faceclock.domain.people import Employee
from faceclock.domain.roles import Right
from faceclock.security.pins import check_pin
from faceclock.storage.consents import Consents
from faceclock.storage.employees import check_text
from faceclock.vision.images import SUFFIXES
from faceclock.vision.packs.manifest import contract_of, read_manifest

MOST_PHOTOGRAPHS = 20


class EnrolmentService(Service):
    """Holds nothing between calls: what was taken so far is the caller's `Draft`."""

    @needs(Right.EDIT_PEOPLE)
    def begin(self, employee_id: str | None = None) -> Start:
        """For somebody on the roll, or for a new person. Raises InputProblem when nobody has the ID."""
        people = self.site.employees.all()
        teams = tuple(sorted({person.team for person in people if person.team}))
        keeps = self.site.settings.enrolment.keep_pictures
        if employee_id is None:
            return Start(None, _next_number([person.id for person in people]), teams, keeps)
        employee = self.site.employees.require(employee_id)
        return Start(
            employee,
            employee.id,
            teams,
            keeps,
            agreed=Consents(self.site.database).stands(employee_id, Purpose.RECOGNITION),
            has_pin=self.site.pins.hash_of(employee_id) is not None,
            earlier=self._earlier(employee_id),
        )

    @needs(Right.EDIT_PEOPLE)
    def check_person(self, employee: Employee) -> Draft:
        """A new person with this number, name and team. Raises InputProblem for what cannot be stored, and for a
        number that is taken."""
        check_text(employee)
        if self.site.employees.get(employee.id) is not None:
            raise InputProblem(
                f"The ID {employee.id} is already taken; choose another or update that person."
            )
        return Draft(employee)

    @needs(Right.EDIT_PEOPLE)
    def check_pin(self, pin: str) -> None:
        """Raises InputProblem for one that is no PIN or too easy."""
        check_pin(pin)

    @needs(Right.EDIT_PEOPLE)
    def take(self, draft: Draft, shot: Shot, judged: Judged) -> Draft:
        """The draft with this frame as a shot. Raises InputProblem when it shows nobody, or another person than the
        pictures before, and PackProblem."""
        if judged.face is None:
            raise ImageProblem("The picture shows no face; take it again.")
        image, face = judged.frame.image, judged.face
        embedding = self.site.pack.recogniser.embed(image, face)
        taken = Portrayed(shot.source, image, face, embedding, True, (), judged.quality)
        if not self._shows_one(draft, taken):
            raise ImageProblem("Another person stands before the camera; one person at a time, please.")
        return draft.having(taken)

    @needs(Right.EDIT_PEOPLE)
    def take_photographs(self, draft: Draft, files: Sequence[Path]) -> Photographs:
        """The draft with those that can be used; of a folder the pictures in it. Raises PackProblem."""
        photos = _pictures(files)
        refused: list[InputProblem] = []
        if len(photos) > MOST_PHOTOGRAPHS:
            refused.append(InputProblem(f"Only the first {MOST_PHOTOGRAPHS} photographs were looked at."))
        for photo in photos[:MOST_PHOTOGRAPHS]:
            try:
                draft = self._take_photograph(draft, photo)
            except InputProblem as problem:
                refused.append(problem)
        return Photographs(draft, tuple(refused))

    @needs(Right.EDIT_PEOPLE)
    def compare(self, draft: Draft) -> Findings:
        """Whom on the roll the face is like. Raises PackProblem."""
        return findings_of(self.site, draft)

    @needs(Right.EDIT_PEOPLE)
    def adopt(self, draft: Draft, employee_id: str) -> Draft:
        """The same pictures for somebody on the roll, whom they turned out to show. Raises InputProblem."""
        return Draft(self.site.employees.require(employee_id), True, draft.taken)

    @needs(Right.EDIT_PEOPLE)
    def finish(self, draft: Draft, ending: Ending) -> Enrolled:
        """Store everything, or nothing. Raises InputProblem without consent to a face, without face and PIN, for a
        number that was taken or removed meanwhile, and for a face that is somebody else's; StorageProblem."""
        return store(self.site, draft, ending)

    def _take_photograph(self, draft: Draft, photo: Path) -> Draft:
        taken = portray(self.site.photo_pack, photo)
        if not self._shows_one(draft, taken):
            raise ImageProblem(f"{photo.name} shows another person than the pictures before; leave it out.")
        return draft.having(taken)

    def _shows_one(self, draft: Draft, taken: Portrayed) -> bool:
        others = [item.embedding for item in draft.without(taken.source).taken]
        return may_be_one(self.site.pack.calibration, taken.embedding, others)

    def _earlier(self, employee_id: str) -> int:
        """Templates that the pack in use can compare; without loading it, which is needed for pictures alone."""
        if self.site.pack_folder is None:
            return 0
        digest = contract_of(read_manifest(self.site.pack_folder)).digest
        return sum(item.embedding.contract.digest == digest for item in self.site.templates.of(employee_id))


def _pictures(files: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for file in files:
        inside = sorted(file.iterdir()) if file.is_dir() else []
        pictures = [path for path in inside if path.suffix.lower() in SUFFIXES]
        found += pictures or [file]  # what is no picture is refused with its name
    return found


def _next_number(taken: list[str]) -> str:
    """One more than the highest, written as wide; "1001" on an empty roll."""
    numbers = [number for number in taken if number.isascii() and number.isdigit() and len(number) <= 12]
    if not numbers:
        return "1001"
    highest = max(numbers, key=int)
    return str(int(highest) + 1).zfill(len(highest))
