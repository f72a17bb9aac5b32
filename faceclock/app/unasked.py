"""Faces that an earlier FaceClock stored before consents were recorded: still used, and told of until it is settled."""

from faceclock.domain.errors import InputProblem
from faceclock.storage.database import Database
from faceclock.storage.people_overview import PeopleOverview

_NAMED = 5


def unasked_notice(database: Database) -> str:
    """A sentence for the administrator; empty where everybody with a template agreed."""
    people = PeopleOverview(database).unasked()
    if not people:
        return ""
    named = ", ".join(people[:_NAMED]) + (", ..." if len(people) > _NAMED else "")
    return str(
        InputProblem(
            f"People whose faces are stored without a recorded consent: {len(people)} ({named}); record it, or let "
            "the faces go with `faceclock people consent ID --no-recognition`."
        )
    )
