"""The settings that no kiosk needs: what is kept, for how long, and the tools around it. See `settings.model`."""

from typing import Annotated

from pydantic import Field

from faceclock.settings.section import Section


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
            json_schema_extra={"kind": "folder"},
        ),
    ] = ""
    every_days: Annotated[
        int,
        Field(
            ge=1,
            le=365,
            title="Back up every",
            description="Time from one backup to the next.",
            json_schema_extra={"unit": "days"},
        ),
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
            description="Time after somebody left until templates, pictures, portrait and PIN are deleted.",
            json_schema_extra={"unit": "days"},
        ),
    ] = 30
    record_days: Annotated[
        int,
        Field(
            ge=0,
            le=36500,
            title="Delete the person after leaving",
            description="Time after somebody left until the name goes too; punches stay by ID. 0: never.",
            json_schema_extra={"unit": "days"},
        ),
    ] = 0


class Audit(Section):
    checkpoint_folder: Annotated[
        str,
        Field(
            title="Folder for audit checkpoints",
            description="Where one is put once a day, best on another machine; empty: none are.",
            json_schema_extra={"kind": "folder"},
        ),
    ] = ""
