"""A hook is misspelt."""

from newskit_broken.sound import newskit_annotators

__all__ = ["newskit_annotators"]


def newskit_langauges():
    return []
