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
INVENTED = "nobody: an invented person"  # stands for a version where no person could agree, in a demo
TEXTS = {
    Purpose.RECOGNITION: "Numbers computed from pictures of my face (templates) may be stored on this site's own "
    "computer and compared with the camera's picture, only to record when I come and go. I can withdraw this at any "
    "time: the templates are deleted then, and I check in with number and PIN instead.",
    Purpose.PICTURES: "My enrolment pictures may be kept, so that I need not come again when the face model changes.",
    Purpose.TRAINING: "My kept enrolment pictures may be used to improve the face model of this site.",
}
# The same version's words by the language of who signs, as ISO codes.
TEXTS_IN = {
    "en": TEXTS,
    "zh_CN": {
        Purpose.RECOGNITION: "由我的面部照片计算出的数字（模板）可以保存在本单位自己的计算机上，"
        "并与摄像头的画面进行比对，仅用于记录我的上下班时间。我可以随时撤回同意：届时模板将被删除，我改用工号和密码打卡。",
        Purpose.PICTURES: "可以保留我的录入照片，这样在更换人脸模型时我无需再来录入。",
        Purpose.TRAINING: "我保留的录入照片可以用于改进本单位的人脸模型。",
    },
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


@dataclass(frozen=True)
class Signature:
    """Under a consent: the name, drawn (``picture``, a PNG) or typed, and the words as they stood on the screen."""

    name: str
    language: str
    words: str
    picture: bytes | None = None
