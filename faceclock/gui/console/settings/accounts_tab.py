"""Who may log in to the console, and as what."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from faceclock.app.console.accounts import AccountService
from faceclock.domain.roles import Account
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.role_words import role_meaning, role_words
from faceclock.gui.console.settings.account_dialog import AccountDialog, PasswordDialog
from faceclock.gui.console.widgets.buttons import button
from faceclock.gui.console.widgets.card import Card
from faceclock.gui.console.widgets.dialog import ask
from faceclock.gui.console.widgets.layouts import row
from faceclock.gui.console.widgets.rows import Column, RowsModel
from faceclock.gui.console.widgets.table import Table
from faceclock.gui.language import translate


class AccountsTab(QWidget):
    """An account that is changed is logged out wherever it is logged in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._service = desk.service(AccountService)
        self.model: RowsModel[Account] = RowsModel(_columns())
        self.table = Table(desk, self.model, "accounts", translate("Settings", "Accounts"))
        self.table.turned.connect(lambda _: self._show_actions())
        self.table.chosen.connect(lambda _: self._edit())
        self.add = button(
            translate("Settings", "&Add an account"),
            self._add,
            kind="primary",
            icon="plus",
            palette=desk.palette,
        )
        self.edit = button(translate("Settings", "&Change…"), self._edit)
        self.password = button(translate("Settings", "New &password…"), self._set_password)
        self.switch = button(translate("Settings", "Switch &off"), self._ask_switch)
        card = Card(
            "",
            translate(
                "Settings",
                "Everybody who works with the console has an account of their own: the audit log names it.",
            ),
        )
        card.body.addWidget(self.table, 1)
        card.body.addLayout(row(self.add, self.edit, self.password, self.switch, 1))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self._show_actions()

    def refresh(self) -> None:
        self.desk.tasks.run(self, self._service.all, self._show, key="accounts")

    @property
    def current(self) -> Account | None:
        chosen = self.table.current_row()
        return chosen if isinstance(chosen, Account) else None

    def _show(self, accounts: list[Account]) -> None:
        before = self.current
        if accounts == sorted(self.model.rows, key=lambda account: account.name):
            return
        self.model.set_rows(accounts)
        for number, account in enumerate(self.model.rows):
            if before is not None and account.id == before.id:
                self.table.selectRow(number)
        self._show_actions()

    def _show_actions(self) -> None:
        account = self.current
        for action in (self.edit, self.password, self.switch):
            action.setEnabled(account is not None)
        active = account is None or account.active
        self.switch.setText(
            translate("Settings", "Switch &off") if active else translate("Settings", "Switch &on")
        )

    def _add(self) -> None:
        self._open(AccountDialog(self.desk, self, None))

    def _edit(self) -> None:
        if self.current is not None:
            self._open(AccountDialog(self.desk, self, self.current))

    def _set_password(self) -> None:
        if self.current is not None:
            self._open(PasswordDialog(self.desk, self, self.current))

    def _open(self, dialog: AccountDialog | PasswordDialog) -> None:
        dialog.accepted.connect(self.refresh)
        dialog.open()

    def _ask_switch(self) -> None:
        account = self.current
        if account is None:
            return
        if not account.active:
            self._switch(account)
            return
        name = account.name
        ask(
            self.desk,
            self,
            translate("Settings", "Switch {name} off").format(name=name),
            translate(
                "Settings", "{name} cannot log in any more until the account is switched on again."
            ).format(name=name),
            translate("Settings", "Switch {name} off").format(name=name),
            lambda: self._switch(account),
            danger=True,
        )

    def _switch(self, account: Account) -> None:
        service = self._service
        self.desk.tasks.run(
            self,
            lambda: service.change(
                account.id, name=account.name, role=account.role, active=not account.active
            ),
            lambda _: self.refresh(),
        )


def _columns() -> list[Column[Account]]:
    return [
        Column(translate("Settings", "Name"), lambda account: account.name, person=True, width=200),
        Column(translate("Settings", "Role"), lambda account: role_words(account.role), width=120),
        Column(
            translate("Settings", "State"),
            lambda account: (
                translate("Settings", "active") if account.active else translate("Settings", "switched off")
            ),
            pill=lambda account: "ok" if account.active else "quiet",
            width=130,
        ),
        Column(translate("Settings", "What for"), lambda account: role_meaning(account.role), width=360),
    ]
