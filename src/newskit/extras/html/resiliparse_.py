"""The main text of a page by resiliparse: fast, for crawls."""

from __future__ import annotations

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

__all__ = ["main_text"]


def main_text(tree: HTMLTree) -> str:
    """What resiliparse takes for the main text, a line of the page a line; empty where it finds none."""
    return extract_plain_text(tree, main_content=True, list_bullets=False, alt_texts=False, comments=False)
