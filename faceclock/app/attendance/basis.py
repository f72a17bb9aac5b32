"""What days are computed by besides facts: where it changes, all days that are not locked are stale."""

import json
from datetime import date
from importlib.metadata import version

from faceclock import __version__
from faceclock.app.zone import zone_of
from faceclock.domain.rulebook import RuleBook
from faceclock.settings.model import Settings
from faceclock.storage.database import Database
from faceclock.storage.staleness import Staleness
from faceclock.storage.values import Values

_KEY = "attendance.basis"


def compare_basis(database: Database, settings: Settings, book: RuleBook) -> None:
    """Mark everything stale where settings, program or calendars are others than when days were last computed."""
    basis = _basis(settings, book)
    if Values(database).get(_KEY) == basis:
        return
    with database.transaction():
        Staleness(database).mark("", date.min)
        Values(database).set(_KEY, basis)


def is_same_basis(database: Database, settings: Settings, book: RuleBook) -> bool:
    """Whether days were last computed by what holds now; where not, all are about to be computed anew."""
    return Values(database).get(_KEY) == _basis(settings, book)


def _basis(settings: Settings, book: RuleBook) -> str:
    return json.dumps(
        {
            "program": __version__,
            "zone": zone_of(settings),
            "duplicate_minutes": settings.punching.duplicate_minutes,
            "language": settings.kiosk.language.value,
            "holidays": version("holidays") if any(site.country for site in book.site) else "",
        }
    )
