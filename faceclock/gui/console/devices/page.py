"""The page Devices & data: a tab for each."""

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.devices.tab import Tab
from faceclock.gui.console.page import Page
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate


class DevicesPage(Page):
    """``argument`` of `opened` is a tab's key: camera, backup, retention, keys, database."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Devices", "Devices & data"))
        self.tabs = Tabs(translate("Devices", "Parts of devices and data"))
        self.tabs.shown.connect(lambda _: self.refresh())
        self.tabs.add("camera", translate("Devices", "Camera"), self._camera)
        self.tabs.add("backup", translate("Devices", "Backup"), self._backup)
        if desk.may(Right.RETAIN):
            self.tabs.add("retention", translate("Devices", "People who left"), self._retention)
        self.tabs.add("keys", translate("Devices", "Keys"), self._keys)
        self.tabs.add("database", translate("Devices", "Database"), self._database)
        self.body.addWidget(self.tabs, 1)

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self.tabs.turn_to(argument)
        super().opened(argument)

    def refresh(self) -> None:
        tab = self.tabs.current
        if isinstance(tab, Tab):
            tab.refresh()

    # Each is imported when it is first turned to.

    def _camera(self) -> Tab:
        from faceclock.gui.console.devices.camera_tab import CameraTab

        return CameraTab(self.desk)

    def _backup(self) -> Tab:
        from faceclock.gui.console.devices.backup_tab import BackupTab

        return BackupTab(self.desk)

    def _retention(self) -> Tab:
        from faceclock.gui.console.devices.retention_tab import RetentionTab

        return RetentionTab(self.desk)

    def _keys(self) -> Tab:
        from faceclock.gui.console.devices.keys_tab import KeysTab

        return KeysTab(self.desk)

    def _database(self) -> Tab:
        from faceclock.gui.console.devices.database_tab import DatabaseTab

        return DatabaseTab(self.desk)
