"""Faces that were stored and do not open any more: whose they are, for whoever can enrol them again."""

from dataclasses import dataclass

from faceclock.app.site import Site
from faceclock.storage.database import Database
from faceclock.storage.sealed_rows import broken
from faceclock.storage.templates import Loaded

_NAMED = 5  # people; `faceclock db check` lists all


@dataclass(frozen=True)
class Damaged:
    """How many templates match nobody because they are damaged, and the IDs of those whose they are."""

    templates: int
    people: list[str]

    @property
    def some(self) -> str:
        """The people, or the first few."""
        return _some(self.people)


def damaged_templates(site: Site, loaded: Loaded) -> Damaged:
    """Of those that were ``loaded``. Raises StorageProblem."""
    damaged = set(loaded.damaged)
    owners = (
        site.database.tuples("SELECT id, employee_id FROM templates ORDER BY employee_id") if damaged else []
    )
    return Damaged(
        len(damaged), list(dict.fromkeys(person for template, person in owners if template in damaged))
    )


def damaged_notice(site: Site) -> str:
    """A sentence where templates of the site's pack are damaged, and so match nobody; else nothing.

    Raises KeyProblem, PackProblem, StorageProblem.
    """
    found = damaged_templates(site, site.load_ahead(site.pack.contract))
    if not found.templates:
        return ""
    return (
        f"{found.templates} templates are damaged and are not used (people {found.some}): enrol these people again, "
        "or restore the backup."
    )


def damaged_rows(database: Database) -> str:
    """What `faceclock doctor` says of all that is sealed; empty where everything opens. Raises KeyProblem."""
    found = list(broken(database))
    people = list(dict.fromkeys(one.employee_id for one in found))
    tables = ", ".join(sorted({one.table for one in found}))
    return f"{len(found)} rows do not open ({tables}; people {_some(people)})" if found else ""


def _some(people: list[str]) -> str:
    return ", ".join(people[:_NAMED]) + (", ..." if len(people) > _NAMED else "")
