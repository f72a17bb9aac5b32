"""What starts a program at the login on macOS and on Windows. Neither was run where this was written."""

import plistlib
import subprocess
from xml.sax.saxutils import escape

from faceclock.app.autostart.order import TITLE, VARIABLE, Order

LABEL = "org.faceclock.kiosk"


def agent(order: Order) -> bytes:
    """A LaunchAgent, launchd.plist(5): exit code 0, the exit PIN's, stays ended."""
    settings: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": order.kept_kiosk,
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 10,
        "LimitLoadToSessionType": "Aqua",
        "ProcessType": "Interactive",
        "HardResourceLimits": {"Core": 0},
        "SoftResourceLimits": {"Core": 0},
    }
    if order.passphrase_file is not None:
        settings["EnvironmentVariables"] = {VARIABLE: str(order.passphrase_file)}
    return plistlib.dumps(settings)


def task(order: Order) -> str:
    """A task of the Task Scheduler for the user who logs in, for ``schtasks /Create /XML``."""
    program, *arguments = order.kept_kiosk
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.4" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{TITLE}</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Principals><Principal id="User"><LogonType>InteractiveToken</LogonType>
    <RunLevel>LeastPrivilege</RunLevel></Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>4</Priority>
  </Settings>
  <Actions Context="User"><Exec>
    <Command>{escape(program)}</Command>
    <Arguments>{escape(subprocess.list2cmdline(arguments))}</Arguments>
  </Exec></Actions>
</Task>
"""
