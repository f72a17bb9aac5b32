"""Nothing of a pack reaches a session before every listed file is what pack.toml says it is."""

from hashlib import sha256
from pathlib import Path

from faceclock.domain.errors import PackProblem
from faceclock.vision.files import is_there
from faceclock.vision.packs.external_data import refers_to_external_data
from faceclock.vision.packs.manifest import Manifest, PackFile, read_manifest

AGAIN = "install or import the pack again"


def verify_pack(folder: Path) -> Manifest:
    """Check every listed file (others in the folder do not matter). Raises PackProblem at the first fault."""
    manifest = read_manifest(folder)
    for file in manifest.files:
        read_verified(folder, manifest.name, file)
    return manifest


def read_verified(folder: Path, pack: str, file: PackFile) -> bytes:
    """The file's bytes, of the promised size and digest, and referring to no other file.

    Sessions are made of these very bytes, so that nothing can change between the check and the use.
    """
    data = _read(_inside(folder, pack, file), pack, file)
    if sha256(data).hexdigest() != file.sha256:
        raise PackProblem(
            f"Pack {pack}: {file.path} is not the file that was promised (wrong sha256); {AGAIN}."
        )
    if file.path.endswith(".onnx") and refers_to_external_data(data, file.path):
        raise PackProblem(
            f"Pack {pack}: {file.path} refers to data outside itself, which is not allowed; "
            "use a pack whose ONNX files are whole."
        )
    return data


def check_present(folder: Path, manifest: Manifest) -> None:
    """The quick look that a list can afford: every file is there and of the promised size."""
    for file in manifest.files:
        _check_size(_inside(folder, manifest.name, file), manifest.name, file)


def _inside(folder: Path, pack: str, file: PackFile) -> Path:
    try:
        path = (folder / file.path).resolve()
    except (OSError, RuntimeError) as error:  # before Python 3.13 a ring of links is the latter
        raise PackProblem(f"Pack {pack}: {file.path} is a link that leads nowhere; {AGAIN}.") from error
    if not path.is_relative_to(folder.resolve()):
        raise PackProblem(f"Pack {pack}: {file.path} is a link that leaves the pack's folder; {AGAIN}.")
    return path


def _check_size(path: Path, pack: str, file: PackFile) -> None:
    if not is_there(path):
        raise PackProblem(f"Pack {pack}: the file {file.path} is missing; {AGAIN}.")
    size = path.stat().st_size
    if size != file.size:
        raise PackProblem(f"Pack {pack}: {file.path} has {size} bytes instead of {file.size}; {AGAIN}.")


def _read(path: Path, pack: str, file: PackFile) -> bytes:
    _check_size(path, pack, file)
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackProblem(f"Pack {pack}: {file.path} cannot be read ({error.strerror}); {AGAIN}.") from error
