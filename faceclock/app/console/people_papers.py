"""The page People: deletion with a receipt, and one person's data in a file."""

from pathlib import Path

from faceclock.app.console.service import Service, needs
from faceclock.app.person_export import export_person
from faceclock.app.receipt_files import check_receipt, save_receipt
from faceclock.app.removal import Receipt, remove_person
from faceclock.domain.roles import Right
from faceclock.settings.model import Language


class PeoplePapers(Service):
    """What goes out of the house, and who goes out of the roll."""

    @needs(Right.DELETE_PEOPLE)
    def remove(self, employee_id: str, typed: str) -> Receipt:
        """Delete for good whom ``typed`` names, by name or number. Raises InputProblem where it names somebody else."""
        return remove_person(self.site, employee_id, typed).receipt

    @needs(Right.DELETE_PEOPLE)
    def save_receipt(self, receipt: Receipt, path: Path, language: Language = Language.SYSTEM) -> None:
        """As PDF or JSON, by the name's end. Raises InputProblem, EnvironmentProblem."""
        save_receipt(self.site, receipt, path, language)

    @needs(Right.SEE_PEOPLE)
    def check_receipt(self, path: Path) -> tuple[Receipt, bool]:
        """A receipt's JSON file, and whether this site gave it. Raises InputProblem for one that was changed."""
        return check_receipt(self.site, path)

    @needs(Right.EXPORT_PERSON)
    def export(self, employee_id: str, path: Path, vectors: bool = False) -> int:
        """Everything held about a person as a zip; how many files are in it. Raises as `export_person` does."""
        return len(export_person(self.site, employee_id, path, vectors=vectors))
