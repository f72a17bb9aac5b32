"""What earlier versions wrote into the audit log and must not stay there: people's names."""

from sqlite_utils import Database as Connection

_STATEMENTS = (
    "DROP TRIGGER audit_no_update",
    "UPDATE audit SET detail = json_remove(detail, '$.name') "
    "WHERE action IN ('employee.add', 'employee.update', 'employee.remove')",
    "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'audit are append-only'); END",
)


def forget_names(connection: Connection) -> None:
    """Take people's names out of rows that tell of them. The one time that rows of the log are changed: within the
    migration, before the log is chained, so that who is deleted later leaves no name."""
    for statement in _STATEMENTS:
        connection.execute(statement)
