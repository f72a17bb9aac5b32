"""One file from the internet: resumed where it broke off, handed on when its digest is right."""

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from faceclock import __version__
from faceclock.domain.errors import EnvironmentProblem, PackProblem
from faceclock.vision.packs.catalogue import Download
from faceclock.vision.packs.unpacking import Progress

_TIMEOUT_SECONDS = 20
_CHUNK = 1 << 18
_MOST_BYTES = 1 << 30  # for a file whose size is not published
_PARTIAL, _RANGE_NOT_SATISFIABLE = 206, 416


def fetch(download: Download, folder: Path, progress: Progress | None = None) -> Path:
    """The verified file, in ``folder``. What arrived of it stays there when the connection breaks.

    Raises EnvironmentProblem when the host cannot be reached or stops, PackProblem when the file is another
    one than was pinned. OSError when the disk fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{download.sha256}.part"
    if not _is_complete(part, download):
        _receive(download, part, progress)
    _check(part, download)
    return part


def _is_complete(part: Path, download: Download) -> bool:
    return download.size > 0 and part.exists() and part.stat().st_size == download.size


def _receive(download: Download, part: Path, progress: Progress | None) -> None:
    have = part.stat().st_size if part.exists() else 0
    with _blaming_the_network(download), _open(download, have) as response:
        resumed = response.status == _PARTIAL
        done = have if resumed else 0
        length = int(response.headers.get("Content-Length") or 0)
        total = download.size or (done + length if length else 0)
        with part.open("ab" if resumed else "wb") as stream:
            for chunk in _chunks(response):
                done += stream.write(chunk)
                if done > (download.size or _MOST_BYTES):
                    break
                if progress:
                    progress(done, total)
    if done < total:
        raise _broken_off(download)


def _open(download: Download, have: int) -> http.client.HTTPResponse:
    """Asks for the rest; a server that cannot give it sends the whole, and 416 means that nothing is left."""
    request = urllib.request.Request(download.url, headers={"User-Agent": f"faceclock/{__version__}"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    try:
        response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS)
    except urllib.error.HTTPError as error:
        if error.code != _RANGE_NOT_SATISFIABLE:
            raise
        error.close()
        return _open(download, 0)
    return response


def _chunks(response: BinaryIO) -> Iterator[bytes]:
    while chunk := response.read(_CHUNK):
        yield chunk


@contextmanager
def _blaming_the_network(download: Download) -> Iterator[None]:
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        raise EnvironmentProblem(
            f"{_host(download)} does not give {download.path} (it answered {error.code}); {_offline()}."
        ) from error
    except urllib.error.URLError as error:
        raise EnvironmentProblem(
            f"{_host(download)} cannot be reached ({error.reason}); check the network, or {_offline()}."
        ) from error
    except (ConnectionError, TimeoutError, ssl.SSLError, http.client.HTTPException) as error:
        raise _broken_off(download) from error


def _check(part: Path, download: Download) -> None:
    with part.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    if digest != download.sha256:
        part.unlink()
        raise PackProblem(
            f"What {_host(download)} gave as {download.path} is not the pinned file (wrong sha256) and was "
            f"thrown away; try again, or {_offline()}."
        )


def _broken_off(download: Download) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"The connection to {_host(download)} broke off in the middle of {download.path}; "
        "run the same command again to go on from there."
    )


def _host(download: Download) -> str:
    return urlsplit(download.url).hostname or download.url


def _offline() -> str:
    return "bring the pack from another machine with `faceclock models import FOLDER_OR_ZIP`"
