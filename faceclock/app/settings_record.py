"""What the settings were: the file is the authority, the database remembers it and audits every change of it."""

import json

from faceclock.app.operator import operator
from faceclock.domain.addresses import without_password
from faceclock.settings.model import Settings
from faceclock.storage.database import Database
from faceclock.storage.values import Values

_KEY = "settings"


def record_settings(database: Database, settings: Settings) -> None:
    """Note what differs from the last time, also when the file was edited by hand. Raises StorageProblem."""
    values = Values(database)
    held = values.get(_KEY)
    defaults = _flat(Settings().model_dump(mode="json"))  # also of settings that are younger than the record
    before = {**defaults, **_read(held)} if held else defaults
    now = settings.model_dump(mode="json")
    changes = {
        key: without_password(f"{before.get(key)}") + " -> " + without_password(f"{value}")
        for key, value in _flat(now).items()
        if before.get(key) != value
    }
    if changes:
        values.set(_KEY, json.dumps(now), detail=changes, by=operator())


def _read(held: str) -> dict[str, object]:
    """Nothing where somebody has damaged the note: then all of the settings are noted anew."""
    try:
        return _flat(json.loads(held))
    except (ValueError, AttributeError):
        return {}


def _flat(sections: dict[str, dict[str, object]]) -> dict[str, object]:
    return {
        f"{section}.{name}": value for section, items in sections.items() for name, value in items.items()
    }
