"""Faces that were stored and do not open any more: whose they are, for whoever can enrol them again."""

from faceclock.app.site import Site
from faceclock.storage.database import Database
from faceclock.storage.sealed_rows import broken

_NAMED = 5  # people; `faceclock db check` lists all


def damaged_notice(site: Site) -> str:
    """A sentence where templates of the site's pack are damaged, and so match nobody; else nothing.

    Raises KeyProblem, PackProblem, StorageProblem.
    """
    damaged = set(site.templates.load(site.pack.contract).damaged)
    if not damaged:
        return ""
    owners = site.database.tuples("SELECT id, employee_id FROM templates ORDER BY employee_id")
    people = list(dict.fromkeys(person for template, person in owners if template in damaged))
    return (
        f"{len(damaged)} templates are damaged and are not used (people {_some(people)}): enrol these people again, "
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
