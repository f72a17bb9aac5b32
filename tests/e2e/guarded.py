"""A site whose kiosk is left by its exit PIN, and the way out."""

from pathlib import Path

from x_display import Display, wait_until

from faceclock.app.console.logins import Logins
from faceclock.app.site import open_site

KIOSK, QUESTION, PIN = "FaceClock kiosk", "Leave the kiosk", "4711"  # two titles of windows


def guarded_site(data: Path) -> Path:
    with open_site(data) as site:
        Logins(site).set_exit_pin(PIN, by="test")
    return data


def leave_by_pin(display: Display) -> None:
    wait_until(lambda: display.focused() == KIOSK, "the kiosk in front")
    display.press("ctrl+q")
    answer_with_pin(display)


def answer_with_pin(display: Display) -> None:
    wait_until(lambda: display.focused() == QUESTION, "the question for the PIN")
    display.press(*PIN, "Return")
