"""Errors by blame. The sentence for the person who can mend it lives in the exception.

A `FaceClockError` reaches the command line as one sentence and exit code 1, and the window as a message.
Anything else that escapes is a bug, and is logged with its traceback.
"""


class FaceClockError(Exception):
    """Base of every error that we foresaw; ``str(error)`` is one sentence that says what to do."""


class EnvironmentProblem(FaceClockError):
    """The machine's fault: no camera, no display, a full disk, a missing library."""


class InputProblem(FaceClockError):
    """The input's fault: an unreadable picture, an unknown employee, a bad option."""


class ImageProblem(InputProblem):
    """A picture that cannot be used as it is."""


class SourceProblem(EnvironmentProblem):
    """A camera, clip, folder or stream that cannot be opened or read."""


class PackProblem(InputProblem):
    """A model pack that is missing, damaged, unsafe or of another shape than it claims."""


class EmbeddingProblem(InputProblem):
    """An embedding that must never be compared: not finite, zero, or of another contract."""


class StorageProblem(EnvironmentProblem):
    """The database could not do what was asked; nothing of it was recorded."""
