"""Every setting, declared once: type, bounds, default, title and description.

The command line, the file and the console's settings page are made from these declarations. What a type does not
tell of a field stands in ``json_schema_extra``: its ``kind`` (see `faceclock.settings.declared.Kind`) and ``unit``.
"""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from faceclock.settings.housekeeping import Audit, Backup, Enrolment, Reports, Retention, Training
from faceclock.settings.section import Section


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


class LivenessMode(StrEnum):
    """`auto` asks for head turns only where the network is unsure, and of everybody where there is none."""

    OFF = "off"
    PASSIVE = "passive"
    AUTO = "auto"
    BOTH = "both"


class Site(Section):
    company: Annotated[str, Field(title="Company", description="Shown at the top of the kiosk.")] = (
        "FaceClock"
    )
    place: Annotated[str, Field(title="Place", description="Which entrance this kiosk stands at.")] = ""
    kiosk: Annotated[
        str, Field(min_length=1, title="Kiosk", description="Its name stands with every check-in.")
    ] = "kiosk-1"
    zone: Annotated[
        str,
        Field(
            title="Time zone",
            description="Such as Europe/Berlin; empty takes the computer's own.",
            json_schema_extra={"kind": "zone"},
        ),
    ] = ""

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        try:
            return name and ZoneInfo(name).key
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{name} is no time zone; use a name like Europe/Berlin") from error


class Kiosk(Section):
    source: Annotated[
        str,
        Field(
            title="Camera",
            description="'auto' takes the first that works; else its number, name or network address, a file, or "
            "'demo'.",
        ),
    ] = "auto"
    theme: Annotated[Theme, Field(title="Style", description="Light or dark windows.")] = Theme.SYSTEM
    language: Annotated[Language, Field(title="Language", description="Of kiosk and console.")] = (
        Language.SYSTEM
    )
    sound: Annotated[bool, Field(title="Sound", description="A short sound at each result.")] = True
    detect_side: Annotated[
        int,
        Field(
            ge=160,
            le=1280,
            title="Detection size",
            description="Longest side of the picture that is searched for faces; larger finds faces farther away.",
            json_schema_extra={"unit": "px"},
        ),
    ] = 320
    undo_seconds: Annotated[
        float,
        Field(
            ge=0,
            le=30,
            title="Time to undo",
            description="For so long a check-in can be taken back at the kiosk.",
            json_schema_extra={"unit": "s"},
        ),
    ] = 5.0
    ask_direction_below: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            title="Ask for the direction",
            description="Below this probability the window asks whether somebody comes or goes; 0: never.",
        ),
    ] = 0.8
    offer_breaks: Annotated[
        bool,
        Field(
            title="Offer breaks",
            description="The window offers the break, or the way back from it, beside coming and going.",
        ),
    ] = True
    visit_gap_seconds: Annotated[
        float,
        Field(
            ge=1,
            le=600,
            title="Same visit",
            description="Who is seen again within this time is on the same visit and is not punched anew.",
            json_schema_extra={"unit": "s"},
        ),
    ] = 10.0


class Punching(Section):
    duplicate_minutes: Annotated[
        int,
        Field(
            ge=0,
            le=999,
            title="Duplicate interval",
            description="A second punch within this time is kept, but does not count.",
            json_schema_extra={"unit": "min"},
        ),
    ] = 1


class Attendance(Section):
    four_eyes: Annotated[
        bool,
        Field(
            title="Four eyes",
            description="Who approves a correction must be somebody else than who asked for it.",
        ),
    ] = False


class Recognition(Section):
    pack: Annotated[
        str,
        Field(
            title="Model pack", description="The network that recognises faces; empty takes the first found."
        ),
    ] = ""
    fpir: Annotated[
        float,
        Field(
            gt=0,
            le=0.1,
            title="Strangers let through",
            description="Highest expected share of strangers that are taken for somebody (FPIR).",
        ),
    ] = 0.01
    fmr: Annotated[
        float,
        Field(
            gt=0, le=1e-3, title="False match rate", description="Loosest rate of a single comparison (FMR)."
        ),
    ] = 1e-5
    margin: Annotated[
        float,
        Field(
            ge=0,
            le=1,
            title="Margin",
            description="The best person must lead the next one by this similarity.",
        ),
    ] = 0.05
    frames: Annotated[
        int,
        Field(
            ge=3,
            le=30,
            title="Pictures before a decision",
            description="Good pictures that are averaged before a decision.",
        ),
    ] = 3
    # One: a frame then costs 8 ms of one core, and the other is the preview's. Two save 2.5 ms for twice the load.
    threads: Annotated[
        int,
        Field(ge=1, le=64, title="Processor cores", description="Processor cores that recognition may use."),
    ] = 1


class Quality(Section):
    """How much is asked of a face at the kiosk, in percent of what is asked as a rule."""

    size: Annotated[
        int,
        Field(
            ge=60,
            le=160,
            title="Nearness",
            description="Higher: people must come closer. In percent of the standard.",
            json_schema_extra={"unit": "%"},
        ),
    ] = 100
    straightness: Annotated[
        int,
        Field(
            ge=60,
            le=160,
            title="Looking straight",
            description="Higher: heads may be turned less. In percent of the standard.",
            json_schema_extra={"unit": "%"},
        ),
    ] = 100
    light: Annotated[
        int,
        Field(
            ge=60,
            le=160,
            title="Light on the face",
            description="Higher: faces must be lighter, and lit more evenly. In percent of the standard.",
            json_schema_extra={"unit": "%"},
        ),
    ] = 100
    sharpness: Annotated[
        int,
        Field(
            ge=60,
            le=160,
            title="Sharpness",
            description="Higher: less blur is let pass. In percent of the standard.",
            json_schema_extra={"unit": "%"},
        ),
    ] = 100


class Liveness(Section):
    mode: Annotated[
        LivenessMode,
        Field(
            title="Live check",
            description="How people are told from pictures of them.",
        ),
    ] = LivenessMode.AUTO
    pack: Annotated[
        str,
        Field(
            title="Live check's model pack",
            description="Name or folder; empty takes the pack's own, else the first add-on found.",
        ),
    ] = ""


class Settings(Section):
    """The whole of a site's settings."""

    site: Annotated[Site, Field(title="Site")] = Site()
    kiosk: Annotated[Kiosk, Field(title="Kiosk")] = Kiosk()
    punching: Annotated[Punching, Field(title="Check-ins")] = Punching()
    attendance: Annotated[Attendance, Field(title="Hours")] = Attendance()
    recognition: Annotated[Recognition, Field(title="Recognition")] = Recognition()
    quality: Annotated[Quality, Field(title="Picture quality")] = Quality()
    liveness: Annotated[Liveness, Field(title="Live check")] = Liveness()
    enrolment: Annotated[Enrolment, Field(title="Enrolment")] = Enrolment()
    training: Annotated[Training, Field(title="Training")] = Training()
    reports: Annotated[Reports, Field(title="Reports")] = Reports()
    backup: Annotated[Backup, Field(title="Backup")] = Backup()
    retention: Annotated[Retention, Field(title="People who left")] = Retention()
    audit: Annotated[Audit, Field(title="Audit")] = Audit()
