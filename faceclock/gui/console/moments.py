"""Instants and sizes as they are shown: by the clock of the site, in the form of the language."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from faceclock.gui.console.desk import Desk
from faceclock.gui.kiosk.site_time import local


def moment(at: datetime, desk: Desk, *, seconds: bool = False) -> str:
    """Day and time; the time to the second only where that tells anything."""
    here = local(at, desk.site.settings.site.zone)
    day, time = QDate(here.year, here.month, here.day), QTime(here.hour, here.minute, here.second)
    if seconds:
        return f"{desk.locale.toString(day, QLocale.FormatType.ShortFormat)} {time.toString('HH:mm:ss')}"
    return desk.locale.toString(QDateTime(day, time), QLocale.FormatType.ShortFormat)


def size(count: int, desk: Desk) -> str:
    """Bytes in the unit that suits them."""
    return desk.locale.formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
