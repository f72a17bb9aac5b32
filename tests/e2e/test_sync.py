"""Fault 2: the punch is on the platter before anybody is told; strace shows the order of the system calls."""

import re
import shutil
import subprocess

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_fault_02_a_sync_precedes_every_ok(program, tmp_path):
    log = tmp_path / "calls.txt"
    traced = ["strace", "-f", "-e", "trace=fsync,fdatasync,write,pwrite64", "-s", "64", "-o", str(log)]
    program.ok("demo", "--json")
    on_demo = ["--data", str(program.data / "demo")]
    kiosk = ["kiosk", "--headless", "--json", "--fast", "--source", "demo"]
    command = [*traced, *program.command, *on_demo, *kiosk]
    done = subprocess.run(
        command, env=program.environment, capture_output=True, text=True, timeout=280, check=False
    )
    if "PTRACE" in done.stderr or "ptrace" in done.stderr:
        pytest.skip("this machine does not allow tracing")
    assert done.returncode == 0, done.stderr
    synced_since_last, answers = False, 0
    for line in log.read_text().splitlines():
        if re.search(r"f(data)?sync\(", line):
            synced_since_last = True
        elif re.search(r'write\(1, "\{\\"event\\": ?\\"punch', line):
            assert synced_since_last, line
            synced_since_last, answers = False, answers + 1
    assert answers >= 7
