"""What the check of the database found, in words."""

from collections.abc import Callable

from faceclock.app.safekeeping.database_check import Checked, Finding, Kind
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.words import table_words
from faceclock.gui.language import translate

_SHOWN = 8  # findings; one sentence each


def check_words(checked: Checked, desk: Desk) -> str:
    """A line for each of the first findings, or that all is well."""
    lines = [_words(finding) for finding in checked.findings[:_SHOWN]]
    if checked.count > len(lines):
        lines.append(
            translate("Devices", "In all: {count}.").format(count=desk.locale.toString(checked.count))
        )
    if checked.sound:
        lines.append(
            translate(
                "Devices",
                "Every page, reference, row and computed day was compared; all is as FaceClock wrote it.",
            )
        )
    if checked.unread:
        lines.append(
            translate(
                "Devices", "Whether faces and signatures open was not checked: their key is not at hand."
            )
        )
    return "\n".join(lines)


def _words(finding: Finding) -> str:
    table = table_words().get(finding.table, finding.table)
    return _SENTENCES[finding.kind]().format(table=table, key=finding.key, detail=finding.detail)


_SENTENCES: dict[Kind, Callable[[], str]] = {
    Kind.DAMAGE: lambda: translate("Devices", "The file is damaged; restore the last backup ({detail})."),
    Kind.REFERENCES: lambda: translate(
        "Devices", "Rows refer to what is not there: {detail}; restore the last backup."
    ),
    Kind.SCHEMA: lambda: translate(
        "Devices", "Somebody changed how the database is built; restore the last backup ({detail})."
    ),
    Kind.LOST: lambda: translate(
        "Devices", "Entries that had been confirmed are missing; restore the last backup or enter them again."
    ),
    Kind.CHANGED: lambda: translate(
        "Devices", "{table}, row {key}: changed by something else than FaceClock; compare it with a backup."
    ),
    Kind.MISSING: lambda: translate(
        "Devices", "{table}, row {key}: removed by something else than FaceClock; take it from a backup."
    ),
    Kind.FOREIGN: lambda: translate(
        "Devices", "{table}, row {key}: added by something else than FaceClock; do not trust it."
    ),
    Kind.ORDER: lambda: translate(
        "Devices", "{table}, row {key}: moved by something else than FaceClock; compare it with a backup."
    ),
    Kind.SEAL: lambda: translate(
        "Devices", "{table}, row {key}: does not open under its person's key; take it anew."
    ),
    Kind.DAYS: lambda: translate(
        "Devices", "Computed days of number {key} are not what the facts say; compute them anew."
    ),
}
