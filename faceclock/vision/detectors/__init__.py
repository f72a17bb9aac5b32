"""Face detectors, one a file."""

from faceclock.vision.detectors.mtcnn import Mtcnn
from faceclock.vision.detectors.scrfd import Scrfd
from faceclock.vision.detectors.yunet import YuNet

__all__ = ["Mtcnn", "Scrfd", "YuNet"]
