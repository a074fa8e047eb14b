"""Stands between a terminal and a program, as a line that may stall.

usage: relay.py STALL COMMAND...

Runs the command in a pseudo-terminal of its own, which follows the outer one's size. While the
file STALL exists nothing is read from the program, so that its writes block; keys go on.
Ends with the command's status.
"""

import fcntl
import os
import pty
import select
import signal
import sys
import termios
import tty

stall, command = sys.argv[1], sys.argv[2:]


def size_of(terminal):
    return fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8))


size = size_of(0)
child, inner = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, size)
    os.execvp(command[0], command)


def follow_size(*_):
    fcntl.ioctl(inner, termios.TIOCSWINSZ, size_of(0))


signal.signal(signal.SIGWINCH, follow_size)
before = termios.tcgetattr(0)
tty.setraw(0)
try:
    while True:
        sources = [0] if os.path.exists(stall) else [0, inner]
        ready, _, _ = select.select(sources, [], [], 0.05)
        if 0 in ready:
            os.write(inner, os.read(0, 65536))
        if inner in ready:
            os.write(1, os.read(inner, 65536))
        if not ready and os.path.exists(stall) and os.waitid(
            os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT
        ):
            break
except OSError:
    pass  # the program has closed its terminal
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, before)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
