"""What a person allowed, as records that are only ever added to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Purpose(StrEnum):
    """What a consent is for. Each is asked for, given and withdrawn by itself."""

    RECOGNITION = "recognition"
    PICTURES = "pictures"
    TRAINING = "training"


# The text of a version never changes; a new wording is a new version. A site may use a form of its own.
TEXT_VERSION = "faceclock-1"
TEXTS = {
    Purpose.RECOGNITION: "Numbers computed from pictures of my face (templates) may be stored on this site's own "
    "computer and compared with the camera's picture, only to record when I come and go. I can withdraw this at any "
    "time: the templates are deleted then, and I check in with number and PIN instead.",
    Purpose.PICTURES: "My enrolment pictures may be kept, so that I need not come again when the face model changes.",
    Purpose.TRAINING: "My kept enrolment pictures may be used to improve the face model of this site.",
}


@dataclass(frozen=True)
class Consent:
    """``given`` is False where it was withdrawn. ``text_version`` says which words were agreed to."""

    id: str
    employee_id: str
    purpose: Purpose
    given: bool
    text_version: str
    at: datetime
    actor: str
