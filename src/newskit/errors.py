"""The errors and warnings of newskit.

.. code-block:: text

    NewskitError
    ├── PluginError            a plugin is broken, or plugins do not fit together
    │   ├── PluginLoadError    ... cannot be imported or registered
    │   ├── OrderError         ... needs what nobody makes, or needs itself by a circle
    │   └── RecordError        ... gave a record that is not what it declared (also a ValueError)
    ├── LanguageError          about languages
    │   ├── LanguageCodeError  ... a code that is no language code (also a ValueError)
    │   └── LanguagePackError  ... a pack with a mistake in it; names file and place
    ├── SourceError            a file that cannot be read; names it
    ├── MissingExtraError      something needs a package that an extra of newskit brings (also an ImportError)
    ├── FormatError            JSON that is no article of ours, or a value that JSON cannot hold (also a ValueError)
    └── AnnotatorError         an annotator failed on an article, and ``strict=True`` was asked for

    NewskitWarning (UserWarning)
    ├── PluginWarning          a plugin was left out
    └── AnnotatorWarning       an annotator failed on an article; the rest went on
"""

from __future__ import annotations

__all__ = [
    "AnnotatorError",
    "AnnotatorWarning",
    "FormatError",
    "LanguageCodeError",
    "LanguageError",
    "LanguagePackError",
    "MissingExtraError",
    "NewskitError",
    "NewskitWarning",
    "OrderError",
    "PluginError",
    "PluginLoadError",
    "PluginWarning",
    "RecordError",
    "SourceError",
]


class NewskitError(Exception):
    """The root of all errors that newskit raises on purpose."""


class PluginError(NewskitError):
    """A plugin is broken, or the plugins do not fit together."""


class PluginLoadError(PluginError):
    """A plugin cannot be imported or registered."""


class OrderError(PluginError):
    """No running order: a need without a maker, a circle, or two annotators of one name."""


class RecordError(PluginError, ValueError):
    """A record is not what it should be: wrong kind, or a span that does not fit the text."""


class LanguageError(NewskitError):
    """Something is wrong with a language."""


class LanguageCodeError(LanguageError, ValueError):
    """A language code is malformed; ``"pl"`` and ``"pt-BR"`` are well formed."""


class LanguagePackError(LanguageError):
    """A language pack has a mistake. The message names the file, the place and what would do."""


class SourceError(NewskitError):
    """A file or stream cannot be read. The message names it and says why."""


class MissingExtraError(NewskitError, ImportError):
    """Something needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f'this needs {package}: pip install "newskit[{extra}]"')


class FormatError(NewskitError, ValueError):
    """JSON is no article of ours, or a value cannot be written. The message names the place: ``quotes[2].cue``."""


class AnnotatorError(NewskitError):
    """An annotator failed on an article while ``strict=True``; the cause is chained."""


class NewskitWarning(UserWarning):
    """The root of all warnings that newskit gives."""


class PluginWarning(NewskitWarning):
    """A plugin was left out; the message names plugin, package and cause."""


class AnnotatorWarning(NewskitWarning):
    """An annotator failed on an article: its records are missing, the others are there."""
