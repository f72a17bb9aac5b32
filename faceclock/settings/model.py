"""Every setting, declared once: type, bounds, default, title and description.

The command line, the file and (later) the settings page are made from these declarations.
"""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator


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


class Section(BaseModel):
    """Unknown keys are refused, so that a typing error is seen and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Site(Section):
    company: Annotated[str, Field(title="Company", description="Shown at the top of the kiosk.")] = (
        "FaceClock"
    )
    place: Annotated[str, Field(title="Place", description="Which entrance this kiosk stands at.")] = ""
    kiosk: Annotated[str, Field(min_length=1, title="Kiosk", description="Stands in every punch.")] = (
        "kiosk-1"
    )
    zone: Annotated[
        str, Field(title="Time zone", description="IANA name; empty takes the computer's own zone.")
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
        str, Field(title="Camera", description="Index, name, file, folder, URL, 'demo' or 'auto'.")
    ] = "auto"
    theme: Annotated[Theme, Field(title="Style")] = Theme.SYSTEM
    language: Annotated[Language, Field(title="Language")] = Language.SYSTEM
    sound: Annotated[bool, Field(title="Sound", description="A short sound at each result.")] = True
    detect_side: Annotated[
        int,
        Field(
            ge=160,
            le=1280,
            title="Detection size",
            description="Longest side, in pixels, of the picture searched for faces.",
        ),
    ] = 320
    undo_seconds: Annotated[float, Field(ge=0, le=30, title="Time to undo")] = 5.0
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
            description="Seen again within these seconds, a person is on the same visit and is not punched anew.",
        ),
    ] = 10.0


class Punching(Section):
    duplicate_minutes: Annotated[
        int,
        Field(
            ge=0,
            le=999,
            title="Duplicate interval",
            description="A second punch within these minutes is stored and marked suppressed.",
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
        str, Field(title="Model pack", description="Name or folder; empty takes the first found.")
    ] = ""
    fpir: Annotated[
        float,
        Field(
            gt=0,
            le=0.1,
            title="Strangers let through",
            description="Highest expected share of strangers taken for somebody (FPIR).",
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
        int, Field(ge=3, le=30, title="Frames", description="Good frames averaged before a decision.")
    ] = 3
    # One: a frame then costs 8 ms of one core, and the other is the preview's. Two save 2.5 ms for twice the load.
    threads: Annotated[
        int, Field(ge=1, le=64, title="Threads", description="Processor threads for the nets.")
    ] = 1


class Liveness(Section):
    mode: Annotated[
        LivenessMode,
        Field(
            title="Live check",
            description="'off', 'passive' (a network looks), 'auto' (head turns where it is unsure or there is no "
            "network), 'both'.",
        ),
    ] = LivenessMode.AUTO
    pack: Annotated[
        str,
        Field(
            title="Live check's model pack",
            description="Name or folder; empty takes the pack's own, else the first add-on found.",
        ),
    ] = ""


class Training(Section):
    python: Annotated[
        str,
        Field(
            title="Python for training",
            description="The one with torch, where training is installed apart; empty takes the program's own.",
        ),
    ] = ""


class Enrolment(Section):
    keep_pictures: Annotated[
        bool,
        Field(
            title="Keep enrolment pictures",
            description="Of people who agreed; another pack then needs nobody to come again.",
        ),
    ] = False


class Reports(Section):
    font: Annotated[
        str,
        Field(
            title="Font of PDF reports",
            description="A font file, or a family such as Noto Sans CJK SC; empty takes the best one found.",
        ),
    ] = ""


class Backup(Section):
    folder: Annotated[
        str,
        Field(
            title="Backup folder",
            description="Where backups are put by themselves, best on another disk; empty: none are.",
        ),
    ] = ""
    every_days: Annotated[
        int, Field(ge=1, le=365, title="Back up every", description="Days from one backup to the next.")
    ] = 1
    keep: Annotated[
        int,
        Field(ge=1, le=1000, title="Backups kept", description="Older ones in that folder are deleted."),
    ] = 14


class Retention(Section):
    face_days: Annotated[
        int,
        Field(
            ge=0,
            le=3650,
            title="Delete faces after leaving",
            description="Days after somebody left until templates, pictures, portrait and PIN are deleted.",
        ),
    ] = 30
    record_days: Annotated[
        int,
        Field(
            ge=0,
            le=36500,
            title="Delete the person after leaving",
            description="Days after somebody left until the name goes too; punches stay by ID. 0: never.",
        ),
    ] = 0


class Settings(Section):
    """The whole of a site's settings."""

    site: Site = Site()
    kiosk: Kiosk = Kiosk()
    punching: Punching = Punching()
    attendance: Attendance = Attendance()
    recognition: Recognition = Recognition()
    liveness: Liveness = Liveness()
    enrolment: Enrolment = Enrolment()
    training: Training = Training()
    reports: Reports = Reports()
    backup: Backup = Backup()
    retention: Retention = Retention()
