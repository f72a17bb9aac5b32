"""Service calls run on worker threads; their answers arrive on the GUI thread, if anybody still wants them."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
OnResult = Callable[[Any], None]
OnProblem = Callable[[Exception], None]


@dataclass(eq=False)
class _Task:
    owner: QObject
    done: OnResult
    failed: OnProblem | None
    key: str
    result: Any = None
    error: Exception | None = field(default=None)


class Tasks(QObject):
    """A few workers for short calls; `Jobs` is for what takes seconds.

    ``problem`` gets what a call raised and nobody else took.
    """

    problem = Signal(object)
    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=3, thread_name_prefix="console")
        self._newest: dict[tuple[int, str], _Task] = {}
        self._waiting = 0
        self._under_way: list[Future[None]] = []
        self._closed = False
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: OnProblem | None = None,
        *,
        key: str = "",
    ) -> None:
        """Call ``work`` on a worker, then ``done`` with its answer or ``failed`` with its exception on the GUI
        thread; neither when ``owner`` is gone by then. Of calls with one ``key`` only the newest is answered."""
        if self._closed:
            return
        task = _Task(owner, done, failed, key)
        if key:
            self._newest[id(owner), key] = task
        self._waiting += 1
        self._under_way = [future for future in self._under_way if not future.done()]
        self._under_way.append(self._pool.submit(self._work, task, work))

    @property
    def idle(self) -> bool:
        """Whether every answer was delivered."""
        return self._waiting == 0

    @property
    def ended(self) -> bool:
        """Whether no worker is at it any more."""
        return all(future.done() for future in self._under_way)

    def close(self, *, wait: bool = True) -> None:
        """Nothing is answered any more. Where nobody waits for what is under way, this must live until `ended`."""
        self._closed = True
        self._pool.shutdown(wait=wait, cancel_futures=True)

    def _work(self, task: _Task, work: Callable[[], Any]) -> None:
        try:
            task.result = work()
        except Exception as error:  # noqa: BLE001 - it is handed to the GUI thread, which tells or raises it
            task.error = error
        self._over.emit(task)

    @Slot(object)
    def _deliver(self, task: _Task) -> None:
        self._waiting -= 1
        if self._closed or not isValid(task.owner):
            return
        if task.key and self._newest.get((id(task.owner), task.key)) is not task:
            return
        self._newest.pop((id(task.owner), task.key), None)
        if task.error is None:
            task.done(task.result)
        else:
            (task.failed or self.problem.emit)(task.error)
