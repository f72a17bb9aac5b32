"""Adding and changing an account, and giving it a new password."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from faceclock.app.console.accounts import AccountService
from faceclock.domain.roles import Account, Role
from faceclock.gui.console.desk import Desk
from faceclock.gui.console.role_words import role_meaning, role_words
from faceclock.gui.console.widgets.dialog import Dialog
from faceclock.gui.console.widgets.form import Form, password_field
from faceclock.gui.console.widgets.labels import label
from faceclock.gui.language import translate

_LONGEST_NAME = 60


class AccountDialog(Dialog):
    """``account`` None: a new one, which gets a password as well."""

    def __init__(self, desk: Desk, parent: QWidget, account: Account | None) -> None:
        new = account is None
        heading = translate("Settings", "New account") if new else translate("Settings", "Change the account")
        action = translate("Settings", "Add the account") if new else translate("Settings", "Save")
        super().__init__(desk, parent, heading, action)
        self._service, self._account = desk.service(AccountService), account
        self.form = Form()
        self.name, self.role = QLineEdit(account.name if account else ""), QComboBox()
        self.name.setMaxLength(_LONGEST_NAME)
        for role in Role:
            self.role.addItem(role_words(role), role)
        self.role.setCurrentIndex(self.role.findData(account.role if account else Role.HR))
        self.role.currentIndexChanged.connect(lambda _: self._tell_meaning())
        self.meaning = label("", "small", wrap=True)
        self.password, self.again = password_field(), password_field()
        self.form.add(translate("Settings", "&Name"), self.name)
        self.form.add(translate("Settings", "&Role"), self.role)
        self.form.add_row(self.meaning)
        if new:
            _add_passwords(self.form, self.password, self.again)
        self.body.addWidget(self.form)
        self._tell_meaning()

    def submit(self) -> None:
        name, role, service, account = (
            self.name.text(),
            Role(self.role.currentData()),
            self._service,
            self._account,
        )
        if account is not None:
            self.run(lambda: service.change(account.id, name=name, role=role, active=account.active))
            return
        password = self.password.text()
        if password != self.again.text():
            self.complain(translate("Settings", "The two passwords differ; type them again."))
            return
        self.run(lambda: service.add(name, role, password))

    def _tell_meaning(self) -> None:
        self.meaning.setText(role_meaning(Role(self.role.currentData())))


class PasswordDialog(Dialog):
    """By an owner, for somebody else."""

    def __init__(self, desk: Desk, parent: QWidget, account: Account) -> None:
        heading = translate("Settings", "New password for {name}").format(name=account.name)
        super().__init__(desk, parent, heading, translate("Settings", "Set the password"))
        self._service, self._account = desk.service(AccountService), account
        self.form = Form()
        self.password, self.again = password_field(), password_field()
        _add_passwords(self.form, self.password, self.again)
        self.body.addWidget(self.form)

    def submit(self) -> None:
        password, service, account = self.password.text(), self._service, self._account
        if password != self.again.text():
            self.complain(translate("Settings", "The two passwords differ; type them again."))
            return
        self.run(lambda: service.set_password(account.id, password))


def _add_passwords(form: Form, password: QLineEdit, again: QLineEdit) -> None:
    form.add(translate("Settings", "&Password"), password, translate("Settings", "At least 8 characters."))
    form.add(translate("Settings", "Password a&gain"), again)
