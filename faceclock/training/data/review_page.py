"""The page on which a person decides about a review's findings. It needs no network and sends nothing."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from faceclock.domain.face import Image
from faceclock.training.data.finding import MARGIN

_TEMPLATE = Path(__file__).with_name("review.html")
_SIDE = 96  # pixels of a thumbnail


def page(report: dict[str, Any], pictures: dict[int, str]) -> str:
    """The whole page; ``pictures``: data URIs by row. Names come from folders and may be anything: they stand
    in JSON only, and the page writes them as text."""
    data = json.dumps({**report, "thumbnails": pictures}, ensure_ascii=False)
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return _TEMPLATE.read_text(encoding="utf-8").replace("%DATA%", safe, 1)


def thumbnail(crop: Image) -> str:
    """An aligned crop with margin as a data URI."""
    inner = np.ascontiguousarray(crop[MARGIN:-MARGIN, MARGIN:-MARGIN])
    small = cv2.resize(inner, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes()
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode('ascii')}"
