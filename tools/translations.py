"""Collects the strings of the windows into assets/translations/*.ts and compiles them to *.qm.

Usage: translations.py [--check] [CATALOGUE...]; with --check nothing is written and the exit code is 1 when a string
is not translated or a file is out of date. The kiosk and what is common are the catalogue "faceclock", each folder of
the console is one of its own ("console_people"), and what lies in none of them is "console".
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("zh_CN",)
BIN = Path(sys.executable).parent


def catalogues() -> dict[str, list[str]]:
    """The source files of each catalogue, relative to the root."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "faceclock" / "gui").rglob("*.py")):
        found.setdefault(_catalogue_of(path), []).append(str(path.relative_to(ROOT)))
    return found


def _catalogue_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "faceclock" / "gui").parts
    if parts[0] != "console":
        return "faceclock"
    return f"console_{parts[1]}" if len(parts) > 2 else "console"


def update(target: Path, sources: list[str]) -> None:
    """Bring a .ts file up to date with the sources; what is no longer said is dropped."""
    command = [
        str(BIN / "pyside6-lupdate"),
        "-no-obsolete",
        "-locations",
        "none",
        *sources,
        "-ts",
        str(target),
    ]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)


def compile_file(ts: Path, qm: Path) -> None:
    command = [str(BIN / "pyside6-lrelease"), "-silent", str(ts), "-qm", str(qm)]
    subprocess.run(command, check=True, capture_output=True)


def untranslated(ts: Path) -> list[str]:
    """The source strings without a finished translation."""
    missing = []
    for message in ElementTree.parse(ts).iter("message"):
        translation = message.find("translation")
        done = translation is not None and translation.get("type") is None and translation.text
        if not done:
            missing.append(message.findtext("source", ""))
    return missing


def faults(language: str, wanted: Sequence[str] = ()) -> list[str]:
    """What is wrong with a language's files, in words; of all catalogues unless some are wanted."""
    known = catalogues()
    return [fault for name in wanted or known for fault in _faults_of(f"{name}_{language}", known[name])]


def _faults_of(name: str, sources: list[str]) -> list[str]:
    ts, qm = FOLDER / f"{name}.ts", FOLDER / f"{name}.qm"
    if not ts.exists():
        return [f"{ts.name} is missing; run tools/translations.py."]
    found = [f"{ts.name}: not translated: {text!r}" for text in untranslated(ts)]
    with tempfile.TemporaryDirectory() as scratch:
        fresh_ts, fresh_qm = Path(scratch) / ts.name, Path(scratch) / qm.name
        fresh_ts.write_bytes(ts.read_bytes())
        update(fresh_ts, sources)
        if fresh_ts.read_bytes() != ts.read_bytes():
            found.append(f"{ts.name} is out of date; run tools/translations.py.")
        compile_file(ts, fresh_qm)
        if not qm.exists() or fresh_qm.read_bytes() != qm.read_bytes():
            found.append(f"{qm.name} is out of date; run tools/translations.py.")
    return found


def main() -> int:
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if "--check" not in sys.argv:
        for name, sources in catalogues().items():
            for language in LANGUAGES if not wanted or name in wanted else ():
                ts = FOLDER / f"{name}_{language}.ts"
                update(ts, sources)
                compile_file(ts, ts.with_suffix(".qm"))
    wrong = [fault for language in LANGUAGES for fault in faults(language, wanted)]
    print("\n".join(wrong) or "All strings are translated and compiled.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
