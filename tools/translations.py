"""Collects the strings of the windows into assets/translations/*.ts and compiles them to *.qm.

Usage: translations.py [--check]; with --check nothing is written and the exit code is 1 when a string is not
translated or a file is out of date.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("zh_CN",)
BIN = Path(sys.executable).parent


def sources() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "faceclock" / "gui").rglob("*.py"))


def update(target: Path) -> None:
    """Bring a .ts file up to date with the sources; what is no longer said is dropped."""
    command = [
        str(BIN / "pyside6-lupdate"),
        "-no-obsolete",
        "-locations",
        "none",
        *sources(),
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


def faults(language: str) -> list[str]:
    """What is wrong with a language's files, in words."""
    ts, qm = FOLDER / f"faceclock_{language}.ts", FOLDER / f"faceclock_{language}.qm"
    found = [f"{ts.name}: not translated: {text!r}" for text in untranslated(ts)]
    with tempfile.TemporaryDirectory() as scratch:
        fresh_ts, fresh_qm = Path(scratch) / ts.name, Path(scratch) / qm.name
        fresh_ts.write_bytes(ts.read_bytes())
        update(fresh_ts)
        if fresh_ts.read_bytes() != ts.read_bytes():
            found.append(f"{ts.name} is out of date; run tools/translations.py.")
        compile_file(ts, fresh_qm)
        if not qm.exists() or fresh_qm.read_bytes() != qm.read_bytes():
            found.append(f"{qm.name} is out of date; run tools/translations.py.")
    return found


def main() -> int:
    if "--check" not in sys.argv:
        for language in LANGUAGES:
            ts = FOLDER / f"faceclock_{language}.ts"
            update(ts)
            compile_file(ts, ts.with_suffix(".qm"))
    wrong = [fault for language in LANGUAGES for fault in faults(language)]
    print("\n".join(wrong) or "All strings are translated and compiled.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
