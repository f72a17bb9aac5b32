"""Writes faceclock/gui/console/settings/declared_words.py: what the settings' declarations say, for the translations.

Run it when a setting was added or its title or description was changed; then tools/translations.py console_settings.
"""

import json
import subprocess
import sys
from pathlib import Path

from faceclock.settings.declared import words

TARGET = Path(__file__).resolve().parent.parent / "faceclock/gui/console/settings/declared_words.py"
HEAD = '''"""What the settings' declarations say, named for the translations; written by tools/declared_words.py."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES = (
'''


def main() -> None:
    """Sentences keep the order of declaration."""
    lines = [
        f'    QT_TRANSLATE_NOOP("Declared", {json.dumps(text, ensure_ascii=False)}),\n' for text in words()
    ]
    TARGET.write_text(HEAD + "".join(lines) + ")\n", encoding="utf-8")
    subprocess.run([Path(sys.executable).parent / "ruff", "format", "-q", TARGET], check=True)


if __name__ == "__main__":
    main()
