"""What the child process does: load the recogniser once, then read one picture after the other.

Nothing of the program is imported here, and the window never imports what is: OpenCV would turn Qt's path of
plugins, and the models take 600 MB while they are loaded.
"""

import contextlib
import marshal
import os
from multiprocessing.connection import Connection
from typing import Any


def serve(connection: Connection) -> None:
    """Answer ``(width, height, grey bytes)`` with ``[(text, corners, score), …]``."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    engine: Any = None
    while True:
        try:
            width, height, grey = marshal.loads(connection.recv_bytes())
        except EOFError:
            return
        if engine is None:
            engine = _engine()
        connection.send_bytes(marshal.dumps(_read(engine, width, height, grey)))


def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _read(engine: Any, width: int, height: int, grey: bytes) -> Any:
    import numpy as np

    picture = np.frombuffer(grey, dtype=np.uint8).reshape(height, width)
    found = engine(np.repeat(picture[:, :, None], 3, axis=2))
    if found.txts is None or found.boxes is None or found.scores is None:
        return []
    return [
        (str(text), tuple((float(x), float(y)) for x, y in box), float(score))
        for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
    ]
