"""Nothing of this process' memory goes into a core dump, where the system lets us say so."""

import sys
from functools import cache

_PR_SET_DUMPABLE = 4  # prctl(2)
_SEM_NOGPFAULTERRORBOX = 0x0002


@cache
def keep_out_of_dumps() -> bool:
    """Whether it could be done. A limit of zero alone would not stop a system that pipes dumps to a collector."""
    import ctypes

    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_SEM_NOGPFAULTERRORBOX)
        return True
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform != "linux":
        return True
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
