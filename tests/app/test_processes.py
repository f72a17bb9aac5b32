"""Whether the process that a file names is still the one that is meant."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

from faceclock.app.processes import is_running
from faceclock.app.windows_processes import instant_of


def test_a_process_lives_until_it_ends_and_its_number_means_no_earlier_one():
    now = datetime.now(UTC)
    assert is_running(os.getpid(), now)
    assert not is_running(os.getpid(), now - timedelta(days=365))
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        pass
    assert not is_running(child.pid, now) and not is_running(0, now)


def test_windows_counts_from_1601():
    assert instant_of(116_444_736_000_000_000) == datetime(1970, 1, 1, tzinfo=UTC)
