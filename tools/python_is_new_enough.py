"""Say in one sentence when this Python is too old or too new; runs on any Python since 3.6."""

import sys

OLDEST, TOO_NEW = (3, 11), (3, 15)
THIS = sys.version_info[:2]

if not OLDEST <= THIS < TOO_NEW:
    sys.exit(
        f"FaceClock needs Python 3.11 to 3.14 and this is {THIS[0]}.{THIS[1]}; "
        "name another, as in: make run PYTHON=python3.12"
    )
