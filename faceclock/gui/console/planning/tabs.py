"""The tabs of planning on the attendance page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from faceclock.gui.console.desk import Desk
from faceclock.gui.language import translate


def planning_tabs(desk: Desk) -> list[tuple[str, Callable[[], QWidget]]]:
    """Title and maker of each; what they are made of is imported when one is first turned to."""
    return [
        (translate("Planning", "Roster"), lambda: _roster(desk)),
        (translate("Planning", "Leave and holidays"), lambda: _absences(desk)),
        (translate("Planning", "Rules"), lambda: _rules(desk)),
    ]


def _roster(desk: Desk) -> QWidget:
    from faceclock.gui.console.planning.roster import RosterTab

    return RosterTab(desk)


def _absences(desk: Desk) -> QWidget:
    from faceclock.gui.console.planning.absences import AbsencesTab

    return AbsencesTab(desk)


def _rules(desk: Desk) -> QWidget:
    from faceclock.gui.console.planning.rules import RulesTab

    return RulesTab(desk)
