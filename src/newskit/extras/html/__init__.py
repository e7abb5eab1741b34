"""HTML pages: their text in blocks, captions and credits kept, with what they say of themselves. Extra: ``html``.

An extractor tells where the article stands on its page, trafilatura or resiliparse; the page's own structure then
decides line by line. `Pages` is the plugin that opens pages, `read_page` reads one page.
"""

from __future__ import annotations

from newskit.errors import MissingExtraError

try:
    from newskit.extras.html.pages import Extractor, HtmlPage, Pages, read_page
except ModuleNotFoundError as error:
    if error.name is None or error.name.startswith("newskit"):
        raise
    raise MissingExtraError(error.name.partition(".")[0], "html") from error

__all__ = ["Extractor", "HtmlPage", "Pages", "read_page"]
