"""newskit reads news text and returns records that a person can check against it.

>>> import newskit
>>> article = newskit.read('"We will pay every cent," said Anna Cole, the mayor. The bridge cost $4 million.')
>>> [(quote.speaker.name, quote.text) for quote in article.quotes]
[('Anna Cole', 'We will pay every cent')]
>>> [(figure.amount, figure.currency) for figure in article.money]
[(Decimal('4000000'), 'USD')]
"""

from newskit._version import __version__
from newskit.annotators import Annotator, annotator
from newskit.document import Document
from newskit.errors import (
    AnnotatorError,
    AnnotatorWarning,
    LanguageCodeError,
    LanguageError,
    LanguagePackError,
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
from newskit.pipeline import Pipeline, read, read_files, read_many

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
    "Language",
    "LanguageCodeError",
    "LanguageError",
    "LanguagePackError",
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
    "hookimpl",
    "read",
    "read_files",
    "read_many",
    "section",
]
