"""A real network camera on this machine: MJPEG over HTTP that can freeze, fall silent, change and go away."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np


class CameraServer:
    """``show`` makes the picture: noise, which never repeats, by default. ``silent`` holds the line, mute."""

    def __init__(self, port: int = 0) -> None:
        self.show = noise
        self.silent = False
        self._gone = threading.Event()
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                camera._stream(self)

            def log_message(self, *args: object) -> None:
                """Not on stderr."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}/video"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Pulled out: streams break off and nobody answers any more."""
        self._gone.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _stream(self, handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        handler.end_headers()
        try:
            while not self._gone.wait(1 / 25):
                if not self.silent:
                    handler.wfile.write(_part(self.show()))
        except OSError:
            return  # the reader hung up


def noise() -> np.ndarray:
    return np.random.default_rng(time.perf_counter_ns()).integers(0, 255, (120, 160, 3), np.uint8)


def flat(colour: tuple[int, int, int], size: tuple[int, int] = (120, 160)) -> np.ndarray:
    return np.full((*size, 3), colour, np.uint8)


def _part(picture: np.ndarray) -> bytes:
    data = cv2.imencode(".jpg", picture)[1].tobytes()
    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n"
    return head.encode() + data + b"\r\n"
