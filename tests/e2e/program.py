"""The real program in its own process."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.out.splitlines()]

    def events(self, kind: str) -> list[dict]:
        return [line for line in self.lines if line["event"] == kind]


class Program:
    """Runs ``faceclock`` on one data folder, with the packs of ``models``."""

    def __init__(self, data: Path, models: Path | None = None) -> None:
        self.data = data
        self.environment = {**os.environ, "FACECLOCK_HOME": str(data), "QT_QPA_PLATFORM": "offscreen"}
        if models:
            self.environment["FACECLOCK_MODELS"] = str(models)

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "faceclock"]

    def run(self, *arguments: object, timeout: float = 240) -> Answer:
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def ok(self, *arguments: object, timeout: float = 240) -> Answer:
        answer = self.run(*arguments, timeout=timeout)
        assert answer.code == 0, answer.err
        return answer

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*self.command, *map(str, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
