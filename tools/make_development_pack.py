"""Compose the development pack from the shared weights into a data folder (never into the repository)."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from faceclock.domain.errors import FaceClockError
from faceclock.settings.paths import data_folder, packs_folder
from faceclock.vision.packs.development import make_development_pack

BESIDE_THE_CHECKOUT = Path(__file__).resolve().parent.parent.parent / "shared"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(os.environ.get("FACECLOCK_SHARED", BESIDE_THE_CHECKOUT))
    parser.add_argument("--shared", type=Path, default=default, help="where the shared weights lie")
    parser.add_argument("--data", type=Path, help="the site's data folder")
    parser.add_argument(
        "--mtcnn", action="store_true", help="make the pack development-mtcnn instead (needs torch)"
    )
    options = parser.parse_args()
    try:
        print(_maker(options.mtcnn)(options.shared, packs_folder(data_folder(options.data))))
    except FileNotFoundError as error:
        print(f"{error.filename} is missing; name the shared folder with --shared.", file=sys.stderr)
        return 1
    except FaceClockError as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"This needs {error.name}; run `pip install faceclock[train]`.", file=sys.stderr)
        return 1
    return 0


def _maker(mtcnn: bool) -> Callable[[Path, Path], Path]:
    if not mtcnn:
        return make_development_pack
    from faceclock.training.mtcnn.development import make_mtcnn_pack

    return make_mtcnn_pack


if __name__ == "__main__":
    sys.exit(main())
