"""``newskit languages``: which there are, whether a pack is right, an empty one to begin with."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newskit.cli.common import UsageError, columns, output, tell
from newskit.errors import LanguagePackError
from newskit.languages import Catalogue, normalise_code
from newskit.languages.packs import _parsed
from newskit.pipeline import Pipeline

__all__ = ["add"]


def add(subparsers: Any) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "languages",
        help="list the languages, check a pack, begin a new one",
        description="List the languages with their sections; --check validates a pack and runs its examples (exit "
        "status 1 where something is wrong); --new prints an empty pack with every key explained.",
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", metavar="FILE", help="validate a pack and run its examples")
    action.add_argument("--new", metavar="CODE", help="print a pack to fill in")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List, check or begin."""
    pipeline = Pipeline()
    if options.check is not None:
        return _check(pipeline, Path(options.check))
    if options.new is not None:
        return _new(pipeline, options.new)
    with output() as stream:
        stream.writelines(line + "\n" for line in columns(_rows(pipeline)))
    return 0


def _rows(pipeline: Pipeline) -> Iterator[tuple[str, ...]]:
    yield "CODE", "LANGUAGE", "OWN NAME", "VERSION", "SECTIONS"
    for code in pipeline.languages:
        head = pipeline.languages.head(code)
        try:
            language = pipeline.languages.language(code)
        except LanguagePackError as error:
            told = f"WRONG: {error}"
        else:
            used = (cls.section_name for cls in pipeline.sections if language.has(cls))
            told = ", ".join(sorted(used))
        yield code, head.get("english_name", ""), head.get("name", ""), head.get("version", ""), told


# ---------------------------------------------------------------------------------------------------------- check


def _check(pipeline: Pipeline, file: Path) -> int:
    from newskit.examples import check_example  # noqa: PLC0415  (only this option needs it)

    try:
        table = _table(file)
        code = str(table.get("code") or table.get("extends") or "")
        pipeline.languages = _with(pipeline, file, code, whole="extends" not in table)
        language = pipeline.languages.language(code)
    except LanguagePackError as error:
        tell(str(error))
        return 1
    own = [example["text"] for example in table.get("examples", ())]
    failures = 0
    for example in language.examples:
        place = f"examples[{own.index(example.text)}]" if example.text in own else "an example that came before it"
        for failure in check_example(pipeline, language.code, example):
            failures += 1
            tell(f"{file.name}: {place}: {failure}")
    if failures:
        return 1
    name = f"{language.english_name} ({code})" if language.english_name not in ("", code) else code
    told = "no examples yet, so only the form was checked"
    if own:
        told = f"{len(own)} example{'s hold' if len(own) > 1 else ' holds'}"
        before = len(language.examples) - len(own)
        told += f", and so do the {before} that came before" if before else ""
    with output() as stream:
        stream.write(f"{file.name}: {name}, {told}\n")
    return 0


def _table(file: Path) -> dict[str, Any]:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise LanguagePackError(f"{file}: cannot be read: {error.strerror or error}") from error
    return _parsed(file, raw)


def _with(pipeline: Pipeline, file: Path, code: str, *, whole: bool) -> Catalogue:
    """The pipeline's packs with this file, in place of the pack whose language it is where it is a whole one."""
    packs: list[Any] = [pack for some in reversed(pipeline.hook.newskit_languages()) for pack in some]
    mine = file.resolve()
    base = pipeline.languages.files(code)[:1] if whole and code in pipeline.languages else ()
    replaced = [n for n, pack in enumerate(packs) if _same(pack, mine) or str(pack) in base]
    if replaced:
        packs[replaced[0]] = file
        packs = [pack for n, pack in enumerate(packs) if n not in replaced[1:]]
    else:
        packs.append(file)
    return Catalogue(packs, pipeline.sections)


def _same(pack: Any, file: Path) -> bool:
    try:
        return Path(str(pack)).resolve() == file
    except OSError:
        return False


# ------------------------------------------------------------------------------------------------------------ new


def _new(pipeline: Pipeline, given: str) -> int:
    from newskit.languages.skeleton import skeleton  # noqa: PLC0415  (only this option needs it)

    code, country = normalise_code(given)
    if country is not None or code != given.lower():
        raise UsageError(f"--new: a pack is for a language, two or three letters, not for {given!r}; say {code!r}")
    there = code in pipeline.languages
    if there:
        tell(f"there is a pack for {code!r}; this one adds to it")
    with output() as stream:
        stream.write(skeleton(code, pipeline.sections, extends=there))
    return 0
