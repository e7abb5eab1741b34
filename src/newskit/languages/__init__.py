"""Languages: one TOML file each, and the code that turns it into lookups."""

from newskit.languages.language import Example, Language, Lexicon
from newskit.languages.packs import Catalogue, builtin_packs, normalise_code
from newskit.languages.sections import Entry, Section, Words, entries, section

__all__ = [
    "Catalogue",
    "Entry",
    "Example",
    "Language",
    "Lexicon",
    "Section",
    "Words",
    "builtin_packs",
    "entries",
    "normalise_code",
    "section",
]
