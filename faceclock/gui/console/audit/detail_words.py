"""The detail of an entry, as lines that can be read."""

from collections.abc import Iterator, Mapping

from faceclock.gui.console.settings.words import in_words, value_words
from faceclock.gui.language import translate
from faceclock.settings.declared import Declared, Kind, Value, declared
from faceclock.storage.audit import AuditEntry

_CHANGES = ("employee.update", "account.update", "threshold.set", "liveness.mode")
_ARROW = " -> "


def compares(entry: AuditEntry) -> bool:
    """Whether what was before tells what was changed."""
    return entry.action in _CHANGES


def detail_lines(entry: AuditEntry, before: AuditEntry | None) -> list[tuple[str, str]]:
    """(what, value) with "before → after" where it was another."""
    if entry.action == "value.set" and entry.subject == "settings":
        return list(_settings(entry.detail))
    earlier = before.detail if before is not None else {}
    return [
        (key_words(key), _changed(earlier.get(key), value, key in earlier)) for key, value in _shown(entry)
    ]


def key_words(key: str) -> str:
    """A key without words of its own is shown with its underscores as spaces."""
    return _keys().get(key) or key.replace("_", " ").capitalize()


def _shown(entry: AuditEntry) -> Iterator[tuple[str, object]]:
    for key, value in entry.detail.items():
        if value not in (None, ""):
            yield key, value


def _changed(before: object, value: object, known: bool) -> str:
    now = _value(value)
    return f"{_value(before)} → {now}" if known and before != value else now


def _value(value: object) -> str:
    if isinstance(value, bool):
        return translate("Audit", "yes") if value else translate("Audit", "no")
    if value in (None, ""):
        return translate("Audit", "nothing")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _settings(detail: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    known = {one.key: one for one in declared()}
    for key, change in detail.items():
        before, arrow, after = str(change).partition(_ARROW)
        if arrow and key in known:
            words = " → ".join(_setting_value(known[key], text) for text in (before, after))
            yield in_words(known[key].title), words
        else:
            yield key, str(change)


def _setting_value(setting: Declared, text: str) -> str:
    """The log holds values as Python writes them."""
    value: Value = text == "True" if setting.kind is Kind.TOGGLE else text
    return value_words(setting, value)


def _keys() -> dict[str, str]:
    return {
        "name": translate("Audit", "Name"),
        "renamed": translate("Audit", "Name changed"),
        "team": translate("Audit", "Team"),
        "active": translate("Audit", "Active"),
        "role": translate("Audit", "Role"),
        "reason": translate("Audit", "Reason"),
        "direction": translate("Audit", "Direction"),
        "method": translate("Audit", "By"),
        "suppressed": translate("Audit", "Counts for nothing"),
        "clock_back": translate("Audit", "Clock was set back"),
        "punch": translate("Audit", "Punch"),
        "template": translate("Audit", "Template"),
        "templates": translate("Audit", "Templates"),
        "pictures": translate("Audit", "Pictures"),
        "portraits": translate("Audit", "Portraits"),
        "pins": translate("Audit", "PINs"),
        "pack": translate("Audit", "Model pack"),
        "source": translate("Audit", "Source"),
        "purpose": translate("Audit", "Purpose"),
        "failures": translate("Audit", "Wrong tries in a row"),
        "file": translate("Audit", "File"),
        "rows": translate("Audit", "Rows"),
        "people": translate("Audit", "People"),
        "made": translate("Audit", "Made at"),
        "verdict": translate("Audit", "Verdict"),
        "value": translate("Audit", "Value"),
        "changed": translate("Audit", "Changed"),
        "removed": translate("Audit", "Removed"),
        "store": translate("Audit", "Where it lies"),
        "keys": translate("Audit", "Keys"),
        "portrait": translate("Audit", "Portrait"),
        "pin": translate("Audit", "PIN"),
        "consents_ended": translate("Audit", "Consents ended"),
        "restored": translate("Audit", "Known again after a restore"),
        "receipt": translate("Audit", "Receipt"),
        "digest": translate("Audit", "Digest"),
        "requested_by": translate("Audit", "Asked for by"),
        "approved_by": translate("Audit", "Approved by"),
        "body": translate("Audit", "Content"),
        "score": translate("Audit", "Score"),
        "text": translate("Audit", "Text"),
    }
