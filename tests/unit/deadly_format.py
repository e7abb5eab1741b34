"""A format that ends its own process where an article asks for it; in a module, so that workers can import it."""

from __future__ import annotations

import os

import newskit


def write(articles, stream):
    for article in articles:
        stream.write("begun")
        stream.flush()
        if article.text == "leave":
            os._exit(3)


def newskit_exporters():
    return [newskit.Exporter(name="deadly", suffix=".deadly", write=write)]
