"""Who may try again, and when: each further try is a further chance for a recording with the right turns."""

_TRIES = 5
_FIRST, _LONGEST = 30.0, 3600.0  # seconds


class Patience:
    """By the person whom the face resembles, so that one who is imitated keeps nobody else waiting. After five
    refusals in a row 30 seconds, doubling with each further one; number and PIN work meanwhile."""

    def __init__(self, tries: float = _TRIES) -> None:
        self._tries = tries
        self._refused: dict[str, tuple[int, float]] = {}

    def allows(self, employee_id: str, seconds: float) -> bool:
        count, last = self._refused.get(employee_id, (0, seconds))
        if count < self._tries:
            return True
        wait: float = min(_LONGEST, _FIRST * 2.0 ** (count - self._tries))
        return seconds - last >= wait

    def count(self, employee_id: str, seconds: float) -> None:
        count, _ = self._refused.get(employee_id, (0, seconds))
        self._refused[employee_id] = (count + 1, seconds)

    def forget(self, employee_id: str) -> None:
        self._refused.pop(employee_id, None)
