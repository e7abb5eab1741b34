"""A language pack has a key that nobody declares."""

from pathlib import Path

from newskit_broken.sound import newskit_annotators

__all__ = ["newskit_annotators"]


def newskit_languages():
    return [Path(__file__).with_name("misspelt-pl.toml")]
