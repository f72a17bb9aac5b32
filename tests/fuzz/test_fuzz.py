"""Whatever is in a file: it is taken, or refused in one sentence; nothing crashes, hangs or fills the memory.

FACECLOCK_FUZZ_INPUTS says how many inputs of each kind `make soak` takes (10000). What is found is told with the
command that repeats it.
"""

import os
import sys

import pytest
from fuzz_pool import everything, run, table

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
QUICK = 60


@pytest.mark.slow
def test_broken_inputs_of_every_kind_are_refused_in_a_sentence():
    nothing_found(run(everything(QUICK), apart=False))


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.timeout(0)
def test_ten_thousand_broken_inputs_of_every_kind():
    tallies = run(everything(int(os.environ.get("FACECLOCK_FUZZ_INPUTS", "10000"))))
    print(f"\n{table(tallies)}")
    nothing_found(tallies)


def nothing_found(tallies):
    found = [finding for tally in tallies.values() for finding in tally.findings]
    assert not found, "\n\n".join(found)
    assert all(tally.inputs for tally in tallies.values())
