"""Errors by blame. The sentence for the person who can mend it lives in the exception.

A `FaceClockError` reaches the command line as one sentence and exit code 1, and the window as a message.
Anything else that escapes is a bug, and is logged with its traceback.
"""

import re
from collections.abc import Iterable

# Of files from elsewhere, whose words stand in sentences: they must not reach a terminal as commands to it.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

_LONGEST = 400  # characters of one fault among several


def readable(text: str) -> str:
    """On one line and without control characters; of an endless word that a file holds, begin and end."""
    text = _CONTROL.sub("\ufffd", " ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 3 :]}"


class FaceClockError(Exception):
    """Base of every error that we foresaw; ``str(error)`` is one sentence that says what to do."""

    def __str__(self) -> str:
        return _CONTROL.sub("\ufffd", super().__str__())


class EnvironmentProblem(FaceClockError):
    """The machine's fault: no camera, no display, a full disk, a missing library."""


class InputProblem(FaceClockError):
    """The input's fault: an unreadable picture, an unknown employee, a bad option."""


class SeveralProblems(InputProblem):
    """Input with more than one fault; each has its sentence, and ``str()`` has one a line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = [readable(problem) for problem in problems]
        super().__init__("\n".join(self.problems))


class ImageProblem(InputProblem):
    """A picture that cannot be used as it is."""


class PinRefused(InputProblem):
    """A number and PIN that are not taken; ``wait_seconds`` is how long none will be, 0 for a wrong pair.

    Whether the number or the PIN was wrong is not said: numbers must not be guessable one by one.
    """

    def __init__(self, sentence: str, wait_seconds: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds


class SourceProblem(EnvironmentProblem):
    """A camera, clip, folder or stream that cannot be opened or read."""


class PackProblem(InputProblem):
    """A model pack that is missing, damaged, unsafe or of another shape than it claims."""


class LicenceNotAccepted(PackProblem):
    """A pack that may not be used commercially; ``sentence`` must be said word for word before it is brought in."""

    def __init__(self, message: str, pack: str, licence: str, sentence: str) -> None:
        super().__init__(message)
        self.pack, self.licence, self.sentence = pack, licence, sentence


class EmbeddingProblem(InputProblem):
    """An embedding that must never be compared: not finite, zero, or of another contract."""


class StorageProblem(EnvironmentProblem):
    """The database could not do what was asked; nothing of it was recorded."""


class KeyProblem(EnvironmentProblem):
    """The key of the face data cannot be had, or does not fit: nothing of it was read or written."""


class PassphraseNeeded(KeyProblem):
    """The key is protected by a passphrase that was not given yet, or was a wrong one."""


class SealBroken(StorageProblem):
    """Sealed content that was changed, moved to another row, or sealed with another key."""


class NotAllowed(InputProblem):
    """An action that the role of the account does not include, or for which nobody is logged in."""


class SessionOver(NotAllowed):
    """A login that has ended: too long without a touch, or the account was changed or switched off."""


class LoginRefused(InputProblem):
    """A name and password that are not taken; ``wait_seconds`` is how long none will be, 0 for a wrong pair."""

    def __init__(self, sentence: str, wait_seconds: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait_seconds = wait_seconds
