"""How often each client may do something."""

import threading
import time
from collections import deque
from collections.abc import Callable

_MINUTE = 60.0
_CLIENTS = 1000  # known before those that have not come for a minute are forgotten


class Limit:
    """So many times a minute, for each client."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Sets the number of times.

        Args:
            most: in any minute.
            clock: seconds.
        """
        self._most = most
        self._clock = clock
        self._times: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, client: str) -> float:
        """The seconds until the client may; 0.0 where it may now, which counts as once.

        Example:
            >>> limit = Limit(2, clock=iter([0.0, 1.0, 10.0, 61.0]).__next__)
            >>> [limit.wait("ana") for _ in range(4)]
            [0.0, 0.0, 50.0, 0.0]
        """
        with self._lock:
            now = self._clock()
            times = self._times.setdefault(client, deque(maxlen=self._most))
            if len(times) == self._most and now - times[0] < _MINUTE:
                return times[0] + _MINUTE - now
            times.append(now)
            if len(self._times) > _CLIENTS:
                self._times = {name: when for name, when in self._times.items() if now - when[-1] < _MINUTE}
            return 0.0
