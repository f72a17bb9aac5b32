"""Roles in words."""

from faceclock.domain.roles import Role
from faceclock.gui.language import translate


def role_words(role: Role) -> str:
    return {
        Role.OWNER: translate("Roles", "Owner"),
        Role.ADMINISTRATOR: translate("Roles", "Administrator"),
        Role.HR: translate("Roles", "HR"),
        Role.AUDITOR: translate("Roles", "Auditor"),
        Role.KIOSK: translate("Roles", "Kiosk"),
    }[role]


def role_meaning(role: Role) -> str:
    """What an account of this role is for."""
    return {
        Role.OWNER: translate("Roles", "May do everything, and gives others their accounts."),
        Role.ADMINISTRATOR: translate(
            "Roles", "Keeps the program running: people, recognition, devices, settings; no hours."
        ),
        Role.HR: translate("Roles", "Keeps people and their hours: corrections, rosters, leave, reports."),
        Role.AUDITOR: translate("Roles", "Sees everything and changes nothing."),
        Role.KIOSK: translate("Roles", "Only opens the kiosk."),
    }[role]
