"""A proxy on this computer before a server, which can stall or cut every connection, as a network does."""

import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Literal

Mode = Literal["ok", "stall", "refuse"]


class Proxy:
    """Passes bytes on as `mode` says: “stall” takes them and passes nothing, as a paused server would."""

    def __init__(self, server_port: int) -> None:
        self.mode: Mode = "ok"
        self._server_port = server_port
        self._goes_on = threading.Event()
        self._goes_on.set()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._listening.getsockname()[1]
        self.lines: list[socket.socket] = []
        """Both ends of every connection that is open."""
        self._threads: list[threading.Thread] = []
        self._begin(self._serve)

    def _begin(self, work: Callable[..., None], *given: socket.socket) -> None:
        self._threads.append(threading.Thread(target=work, args=given, daemon=True))
        self._threads[-1].start()

    def stall(self) -> None:
        self.mode = "stall"
        self._goes_on.clear()

    def go_on(self) -> None:
        self.mode = "ok"
        self._goes_on.set()

    def cut(self) -> None:
        """End every connection that is open."""
        for each in tuple(self.lines):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
            self.lines.remove(each)

    def close(self) -> None:
        self.go_on()
        self.cut()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._threads[0].join(5)
        self.cut()  # what came in meanwhile
        for each in self._threads:
            each.join(5)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                if self.mode == "refuse":
                    client.close()
                    continue
                try:
                    target = socket.create_connection(("127.0.0.1", self._server_port), timeout=5)
                except OSError:
                    client.close()
                    continue
                target.settimeout(None)
                self.lines += [client, target]
                for source, sink in ((client, target), (target, client)):
                    self._begin(self._pump, source, sink)

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._goes_on.wait()
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
