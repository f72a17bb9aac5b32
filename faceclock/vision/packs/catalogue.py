"""The packs that `faceclock models install` knows. Every download is pinned by its sha256."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faceclock.domain.calibration import CalibrationTable
from faceclock.domain.errors import PackProblem
from faceclock.vision.packs import known, measured
from faceclock.vision.packs.inspecting import RESEARCH_ONLY
from faceclock.vision.packs.manifest import DetectorKind, DetectorSpec, RecogniserSpec, Role
from faceclock.vision.packs.manifest_liveness import LivenessSpec


@dataclass(frozen=True)
class Download:
    """``path`` is the file's name in the pack; ``size`` is in bytes, 0 where nobody publishes it."""

    url: str
    path: str
    role: Role | None  # None: an archive of several files
    sha256: str
    size: int


@dataclass(frozen=True)
class Entry:
    """A pack made of single files, or (``archive``) of one zip of InsightFace's models, or an add-on."""

    name: str
    version: str
    licence: str
    commercial_use: bool
    homepage: str
    downloads: tuple[Download, ...]
    detector: DetectorSpec | None = None
    recogniser: RecogniserSpec | None = None
    liveness: LivenessSpec | None = None
    calibration: CalibrationTable | None = None

    @property
    def archive(self) -> bool:
        return self.downloads[0].role is None


Catalogue = Mapping[str, Entry]

_ZOO = "https://media.githubusercontent.com/media/opencv/opencv_zoo/966be4cb6eefc2a4f586ed0581bf4bbaa2533070/models"
_RAW = "https://raw.githubusercontent.com"
_INSIGHTFACE = "https://github.com/deepinsight/insightface/releases/download/model-zoo"

_YUNET = Download(
    f"{_ZOO}/face_detection_yunet/face_detection_yunet_2023mar.onnx",
    "face_detection_yunet_2023mar.onnx",
    Role.DETECTOR,
    "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
    232_589,
)
_YUNET_SPEC = DetectorSpec(DetectorKind.YUNET, _YUNET.path)

_SFACE = Download(
    f"{_ZOO}/face_recognition_sface/face_recognition_sface_2021dec.onnx",
    known.SFACE.file,
    Role.RECOGNISER,
    "0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79",
    38_696_353,
)

_MOBILEFACENET = Download(
    f"{_RAW}/foamliu/MobileFaceNet/a6cc9032a659b615f477833e1a70b5e7931bcccc/weights/MobileFaceNet.onnx",
    known.MOBILEFACENET.file,
    Role.RECOGNISER,
    "b7120c095d60094f28a4a54ba6a8bf51b297a6273fb40ef6350dfec1f63d9507",
    3_998_070,
)

_MINIFAS = Download(
    f"{_RAW}/johnraivenolazo/face-antispoof-onnx/2b9830bb0eccafddcf0abcedf5c6ad506f0a1142"
    "/models/best/98.20/best_model.onnx",
    "minifas_128.onnx",
    Role.LIVENESS,
    "af2381b88f38769222ed93379e12444e2a50814575de1c46170de570c55a42b6",
    1_912_594,
)

_INSIGHTFACE_LIVENESS = Download(
    "https://github.com/deepinsight/insightface-model-addons/releases/download/addons/liveness.onnx",
    "liveness.onnx",
    Role.LIVENESS,
    "87a9ac1dbb16a61eec212957e5095e62a8769c1e188af9b0198f253302c4afdb",
    1_484_006,
)


def _insightface(name: str, sha256: str, size: int = 0) -> Entry:
    """The address is that of InsightFace's own downloader, which neither checks, resumes nor times out."""
    download = Download(f"{_INSIGHTFACE}/{name}.zip", f"{name}.zip", None, sha256, size)
    homepage = "https://github.com/deepinsight/insightface"
    return Entry(name, "model-zoo", RESEARCH_ONLY, False, homepage, (download,))


_ENTRIES = (
    Entry(
        name="opencv-zoo",
        version="2023.03",
        licence="MIT (YuNet) and Apache-2.0 (SFace)",
        commercial_use=True,
        homepage="https://github.com/opencv/opencv_zoo",
        downloads=(_YUNET, _SFACE),
        detector=_YUNET_SPEC,
        recogniser=known.SFACE,
    ),
    Entry(
        name="mobilefacenet",
        version="2025.12",
        licence="MIT (YuNet) and Apache-2.0 (MobileFaceNet)",
        commercial_use=True,
        homepage="https://github.com/foamliu/MobileFaceNet",
        downloads=(_YUNET, _MOBILEFACENET),
        detector=_YUNET_SPEC,
        recogniser=known.MOBILEFACENET,
        calibration=measured.MOBILEFACENET,
    ),
    _insightface(
        "buffalo_s", "d85a87f503f691807cd8bb97128bdf7a0660326cd9cd02657127fa978bab8b5e", 127_607_557
    ),
    _insightface(
        "buffalo_l", "80ffe37d8a5940d59a7384c201a2a38d4741f2f3c51eef46ebb28218a7b0ca2f", 288_621_354
    ),
    _insightface(
        "antelopev2", "8e182f14fc6e80b3bfa375b33eb6cff7ee05d8ef7633e738d1c89021dcf0c5c5", 360_662_982
    ),
    _insightface("raccoon_s", "f67a624ef8a4495899eb4359a8a6953f7b4c62a8399c5bc745c0e0f6582f898d"),
    _insightface("raccoon_l", "70cd4f2f1de0a89dd0983bdac55a066a6178543f86e9ec87154f6f259bdded7e"),
    Entry(
        name="liveness-minifas",
        version="98.20",
        licence="Apache-2.0",
        commercial_use=True,
        homepage="https://github.com/johnraivenolazo/face-antispoof-onnx",
        downloads=(_MINIFAS,),
        liveness=known.MINIFAS,
    ),
    Entry(
        name="liveness-insightface",
        version="addons",
        licence=RESEARCH_ONLY,
        commercial_use=False,
        homepage="https://github.com/deepinsight/insightface-model-addons",
        downloads=(_INSIGHTFACE_LIVENESS,),
        liveness=known.INSIGHTFACE_LIVENESS,
    ),
)

CATALOGUE: Catalogue = MappingProxyType({entry.name: entry for entry in _ENTRIES})


def entry_named(name: str, catalogue: Catalogue = CATALOGUE) -> Entry:
    """Raises PackProblem naming what there is."""
    if name not in catalogue:
        raise PackProblem(
            f"There is no pack {name!r} to install; choose one of {', '.join(catalogue)}, "
            "or run `faceclock models import FOLDER_OR_ZIP` for one of your own."
        )
    return catalogue[name]
