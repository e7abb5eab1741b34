"""A plugin that ends its own process where the text asks for it; in a module, so that workers can import it."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import newskit


@newskit.annotator(makes=newskit.Quote, name="test.killer")
def killer(document):
    """Dies at "kill FILE 2" until it has died twice, as the file remembers; leaves at "leave"."""
    for name, times in re.findall(r"kill (\S+) (\d+)", document.text):
        deaths = Path(name)
        if (deaths.stat().st_size if deaths.exists() else 0) < int(times):
            with deaths.open("ab") as file:
                file.write(b"x")
            os.kill(os.getpid(), signal.SIGKILL)
    if "leave" in document.text:
        os._exit(3)
    return ()


def newskit_annotators():
    return [killer]
