"""The page Settings: all settings as they are declared, and the accounts."""

from PySide6.QtWidgets import QWidget

from faceclock.domain.roles import Right
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.page import Page
from faceclock.gui.console.settings.settings_tab import SettingsTab
from faceclock.gui.console.widgets.tabs import Tabs
from faceclock.gui.language import translate

_TABS = ("settings", "accounts", "password")


class SettingsPage(Page):
    """``argument`` of `opened` is a tab's key (settings, accounts, password) or a section of the settings. Who may not
    see settings finds the own password here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, translate("Settings", "Settings"))
        self.tabs = Tabs(translate("Settings", "Parts of the settings"))
        if desk.may(Right.SEE_SETTINGS):
            self.settings = SettingsTab(desk)
            self.tabs.add("settings", translate("Settings", "Settings"), lambda: self.settings)
        if desk.may(Right.MANAGE_ACCOUNTS):
            self.tabs.add("accounts", translate("Settings", "Accounts"), self._accounts)
        self.tabs.add("password", translate("Settings", "Password and exit PIN"), self._password)
        self.tabs.shown.connect(lambda _: self.refresh())
        self.body.addWidget(self.tabs, 1)

    def opened(self, argument: object) -> None:
        if isinstance(argument, str) and argument and self.desk.may(Right.SEE_SETTINGS):
            self.tabs.turn_to(argument if argument in _TABS else "settings")
            if argument not in _TABS:
                self.settings.turn_to(argument)
        super().opened(argument)

    def refresh(self) -> None:
        """The tab of passwords reads nothing."""
        refresh = getattr(self.tabs.current, "refresh", None)
        if refresh is not None:
            refresh()

    # Each is imported when it is first turned to.

    def _accounts(self) -> QWidget:
        from faceclock.gui.console.settings.accounts_tab import AccountsTab

        return AccountsTab(self.desk)

    def _password(self) -> QWidget:
        from faceclock.gui.console.settings.password_tab import PasswordTab

        return PasswordTab(self.desk)
