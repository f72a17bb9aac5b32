"""Enrolled photographs, read off the GUI thread and kept for the people seen last."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from faceclock.gui.kiosk.bridge import Bridge

KEPT = 16


class PortraitBook(QObject):
    arrived = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._kept: OrderedDict[str, QImage | None] = OrderedDict()
        bridge.portrait_read.connect(self._keep)

    def get(self, employee_id: str) -> QImage | None:
        """The photograph if it is here; else it is asked for and `arrived` tells when."""
        if employee_id not in self._kept:
            self._kept[employee_id] = None
            self._bridge.read_portrait(employee_id)
        self._kept.move_to_end(employee_id)
        return self._kept[employee_id]

    def _keep(self, employee_id: str, jpeg: bytes | None) -> None:
        picture = QImage.fromData(jpeg) if jpeg else QImage()
        self._kept[employee_id] = None if picture.isNull() else picture
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit(employee_id)
