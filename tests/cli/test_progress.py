"""`ibid index` tells on a terminal, in one line, how far it is; on a pipe it tells nothing."""

import os
import pty
import re
import select
import sys
import termios
import time

from cli.progress import ProgressLine

FILES, PASSAGES = 40, 10  # of each file


def told(line: ProgressLine) -> None:
    """Reading is done long before encoding."""
    for file in range(FILES):
        line("reading", file + 1, FILES)
        if file % 4 == 3:
            time.sleep(0.15)
            line("encoding", file * PASSAGES // 2, (file + 1) * PASSAGES)
    for encoded in range(FILES * PASSAGES // 2, FILES * PASSAGES + 1, 50):
        time.sleep(0.15)
        line("encoding", encoded, FILES * PASSAGES)
    line.close()


def everything(terminal: int) -> str:
    shown = b""
    while select.select([terminal], [], [], 0.2)[0]:
        shown += os.read(terminal, 100_000)
    return shown.decode()


def test_nothing_is_told_on_a_pipe(capfd):
    told(ProgressLine())
    assert capfd.readouterr() == ("", "")


def test_one_line_on_a_terminal_whose_time_left_goes_down(monkeypatch):
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 100))
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        told(ProgressLine())
        shown = everything(master)
    os.close(master)
    states = [state for state in shown.split("\r") if "files" in state]
    assert "40/40 files, 400 passages" in states[-1] and "files/s" in states[-1]
    left = [int(minutes) * 60 + int(seconds) for minutes, seconds in re.findall(r"(\d\d):(\d\d) left", shown)]
    assert len(left) >= 2 and left == sorted(left, reverse=True) and max(left) <= 5
    assert shown.count("\n") == 1
