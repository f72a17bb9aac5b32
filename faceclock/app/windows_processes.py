"""When a process of Windows began, asked of its kernel. Written by Microsoft's documentation, not tried there yet."""

import ctypes
from ctypes import byref, c_uint32, c_uint64, c_void_p
from datetime import UTC, datetime, timedelta

_MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_ALIVE = 259  # STILL_ACTIVE
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)  # FILETIME counts steps of 100 ns from here


def began_on_windows(pid: int) -> datetime | None:
    """None for no process, one that has ended, and one that may not be asked."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.OpenProcess.restype = c_void_p
    handle = kernel.OpenProcess(_MAY_ASK, False, c_uint32(pid))
    if not handle:
        return None
    try:
        code, times = c_uint32(), [c_uint64() for _ in range(4)]  # the first is when it began
        kernel.GetExitCodeProcess(c_void_p(handle), byref(code))
        told = kernel.GetProcessTimes(c_void_p(handle), *map(byref, times))
    finally:
        kernel.CloseHandle(c_void_p(handle))
    return instant_of(times[0].value) if told and code.value == _ALIVE else None


def instant_of(filetime: int) -> datetime:
    return _EPOCH + timedelta(microseconds=filetime // 10)
