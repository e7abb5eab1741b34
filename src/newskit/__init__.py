"""newskit reads news text and returns records that a person can check against it.

>>> import newskit
>>> article = newskit.read('"We will pay every cent," said Anna Cole, the mayor. The bridge cost $4 million.')
>>> [(quote.speaker.name, quote.text) for quote in article.quotes]
[('Anna Cole', 'We will pay every cent')]
>>> [(figure.amount, figure.currency) for figure in article.money]
[(Decimal('4000000'), 'USD')]
"""

from typing import TYPE_CHECKING, Any

from newskit._version import __version__
from newskit.annotators import Annotator, annotator
from newskit.default import read, read_files, read_many
from newskit.document import Document
from newskit.errors import (
    AnnotatorError,
    AnnotatorWarning,
    FormatError,
    LanguageCodeError,
    LanguageError,
    LanguagePackError,
    MissingExtraError,
    NewskitError,
    NewskitWarning,
    OrderError,
    PluginError,
    PluginLoadError,
    PluginWarning,
    RecordError,
    SourceError,
)
from newskit.hookspecs import hookimpl
from newskit.languages import Entry, Language, Words, entries, section
from newskit.model import (
    Agreement,
    Annotation,
    Article,
    Block,
    Boilerplate,
    MonetaryFigure,
    Party,
    Person,
    Problem,
    Quote,
    Sentence,
    SourceCredit,
    Span,
    Speaker,
    VagueAmount,
)
from newskit.pipeline import Pipeline

if TYPE_CHECKING:
    from newskit.export import Exporter, from_dict, from_json, to_dict, to_json
    from newskit.plugins.intake import Fields
    from newskit.render import to_html
    from newskit.rows import to_records, write_csv
    from newskit.schema import json_schema
    from newskit.terminal import to_terminal

__all__ = [
    "Agreement",
    "Annotation",
    "Annotator",
    "AnnotatorError",
    "AnnotatorWarning",
    "Article",
    "Block",
    "Boilerplate",
    "Document",
    "Entry",
    "Exporter",
    "Fields",
    "FormatError",
    "Language",
    "LanguageCodeError",
    "LanguageError",
    "LanguagePackError",
    "MissingExtraError",
    "MonetaryFigure",
    "NewskitError",
    "NewskitWarning",
    "OrderError",
    "Party",
    "Person",
    "Pipeline",
    "PluginError",
    "PluginLoadError",
    "PluginWarning",
    "Problem",
    "Quote",
    "RecordError",
    "Sentence",
    "SourceCredit",
    "SourceError",
    "Span",
    "Speaker",
    "VagueAmount",
    "Words",
    "__version__",
    "annotator",
    "entries",
    "from_dict",
    "from_json",
    "hookimpl",
    "json_schema",
    "read",
    "read_files",
    "read_many",
    "section",
    "to_dict",
    "to_html",
    "to_json",
    "to_records",
    "to_terminal",
    "write_csv",
]

# What writes articles out is imported when it is first used: reading does not need it, and it is a third of the import.
_LATER = {
    "Exporter": "newskit.export",
    "Fields": "newskit.plugins.intake",
    "from_dict": "newskit.export",
    "from_json": "newskit.export",
    "json_schema": "newskit.schema",
    "to_dict": "newskit.export",
    "to_html": "newskit.render",
    "to_json": "newskit.export",
    "to_records": "newskit.rows",
    "to_terminal": "newskit.terminal",
    "write_csv": "newskit.rows",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'newskit' has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    found = globals()[name] = getattr(importlib.import_module(_LATER[name]), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
