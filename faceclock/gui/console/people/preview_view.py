"""What an import would do: counts, people, and problems with their lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.import_report import Refusal
from faceclock.app.people_preview import Planned, Preview
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.problems import in_words
from faceclock.gui.console.widgets.card import Figure
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate


class PreviewView(QWidget):
    """Figures above, two tabs below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.people, self.problems = RowsModel[Planned](_people()), RowsModel[Refusal](_problems())
        self.new = Figure(translate("People", "New"))
        self.known = Figure(translate("People", "Known already"))
        self.photos = Figure(translate("People", "Photographs"))
        self.faults = Figure(translate("People", "Problems"))
        self.tabs = Tabs(translate("People", "Preview"))
        names = (translate("People", "People"), translate("People", "Problems"))
        self.tabs.add("people", names[0], lambda: Table(desk, self.people, "import-people", names[0]))
        self.tabs.add("problems", names[1], lambda: Table(desk, self.problems, "import-problems", names[1]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        figures = (self.new, self.known, self.photos, self.faults)
        line = row(*figures, 1, spacing=40)
        for figure in figures:
            line.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(self.tabs, 1)

    def show_preview(self, preview: Preview) -> None:
        number = self._desk.locale.toString
        problems = [*preview.refused, *preview.missing]
        changes = sum(planned.changes for planned in preview.people)
        self.new.show_figure(number(preview.new))
        noted = translate("People", "changed: {count}").format(count=number(changes)) if changes else ""
        self.known.show_figure(number(len(preview.people) - preview.new), noted)
        unasked = translate("People", "without consent: {count}").format(count=number(preview.unasked))
        self.photos.show_figure(number(preview.photos), unasked if preview.unasked else "")
        self.faults.show_figure(number(len(problems)))
        self.people.set_rows(preview.people)
        self.problems.set_rows(problems)


def _people() -> list[Column[Planned]]:
    new, changed = translate("People", "new"), translate("People", "changed")
    same = translate("People", "known")

    def what(row: Planned) -> str:
        return new if row.before is None else changed if row.changes else same

    def tone(row: Planned) -> str:
        return "ok" if row.before is None else "info" if row.changes else "quiet"

    return [
        Column(translate("People", "What"), what, pill=tone, width=120),
        Column(translate("People", "Number"), lambda row: row.employee.id, width=110),
        Column(translate("People", "Name"), _name, width=260),
        Column(translate("People", "Team"), lambda row: row.employee.team, width=120),
        Column(
            translate("People", "Photographs"),
            lambda row: str(row.photos),
            lambda row: row.photos,
            figure=True,
            width=110,
        ),
        Column(translate("People", "Consent"), _consent, pill=_consent_tone, width=110),
    ]


def _consent(row: Planned) -> str:
    """Whoever brings no photograph needs none: number and PIN."""
    if not row.photos:
        return translate("People", "not needed")
    return translate("People", "on record") if row.agreed else translate("People", "missing")


def _consent_tone(row: Planned) -> str:
    return "quiet" if not row.photos else "ok" if row.agreed else "warn"


def _name(row: Planned) -> str:
    if row.before is not None and row.before.name != row.employee.name:
        return f"{row.before.name} → {row.employee.name}"
    return row.employee.name


def _problems() -> list[Column[Refusal]]:
    return [
        Column(translate("People", "Where"), lambda row: row.source, width=240),
        Column(translate("People", "Why"), lambda row: in_words(row.reason), width=440),
    ]
