"""Say in one sentence when this Python is too old or too new; runs on any Python 3."""

import sys

OLDEST, TOO_NEW = (3, 11), (3, 15)

if not OLDEST <= sys.version_info[:2] < TOO_NEW:
    sys.exit(
        "FaceClock needs Python 3.11 to 3.14 and this is %d.%d; name another, as in: make run PYTHON=python3.12"
        % sys.version_info[:2]
    )
