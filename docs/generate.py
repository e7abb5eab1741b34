"""Write the tables of the reference that can be read from the code.

    python docs/generate.py            writes docs/reference/_generated/*.md
    python docs/generate.py --check    exits 1 and names the tables that are stale

The tables are checked in, so that they can be read without running anything and a change in one shows in its commit.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import os
import re
import sys
import tomllib
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

import newskit
from newskit import hookspecs, model, testing
from newskit.codes import event_codes
from newskit.plugins.agreements.status.lifecycle import STAGES

HERE = Path(__file__).parent
GENERATED = HERE / "reference" / "_generated"
RULES = HERE / "quote-rules.toml"


def tables() -> dict[str, str]:
    """Every generated table, by the name of its file."""
    pipeline = _pipeline()
    return {
        "agreements.md": agreements(),
        "annotators.md": annotators(pipeline),
        "checks.md": checks(),
        "commands.md": commands(),
        "exporters.md": exporters(pipeline),
        "hooks.md": hooks(),
        "languages.md": languages(pipeline),
        "quote-rules.md": quote_rules(),
        "sections.md": sections(pipeline),
        "vocabularies.md": vocabularies(),
    }


def _pipeline() -> newskit.Pipeline:
    """All that comes with newskit, and nothing that happens to be installed or switched off here."""
    kept = os.environ.pop("NEWSKIT_BLOCK", None)
    try:
        return newskit.Pipeline(entry_points=False)
    finally:
        if kept is not None:
            os.environ["NEWSKIT_BLOCK"] = kept


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", r"\|")


def _code(items: Iterable[str]) -> str:
    return ", ".join(f"`{item}`" for item in items)


def _markdown(text: str) -> str:
    """A line of a docstring as Markdown: ``code`` and `name` become one pair of backticks."""
    return re.sub(r"``(.+?)``", r"`\1`", " ".join(text.split()))


def _first_line(text: str | None) -> str:
    return _markdown((text or "").strip().partition("\n")[0])


# ------------------------------------------------------------------------------------------- annotators and hooks


def _all_annotators(pipeline: newskit.Pipeline) -> list[newskit.Annotator]:
    running = list(pipeline.running_order)
    names = {one.name for one in running}
    others = [one for answer in pipeline.hook.newskit_annotators() for one in answer if one.name not in names]
    return [*running, *sorted(others, key=lambda one: one.name)]


def annotators(pipeline: newskit.Pipeline) -> str:
    """Our annotators in running order, those that run on demand behind them."""
    rows = [
        (
            f"`{one.name}`" + (" (when asked for)" if one.on_demand else ""),
            _code(kind.__name__ for kind in one.makes),
            _code(kind.__name__ for kind in one.needs),
            _code(kind.__name__ for kind in one.uses),
            _code(cls.section_name for cls in one.sections),
        )
        for one in _all_annotators(pipeline)
    ]
    return _table(("annotator", "makes", "needs", "uses", "sections of packs"), rows)


def hook_names() -> list[str]:
    """The hooks, in the order in which hookspecs.py tells them."""
    return [name for name in vars(hookspecs) if name.startswith("newskit_")]


def hooks() -> str:
    """Every hook with its arguments, how answers merge and what it is for."""
    rows = []
    for name in hook_names():
        function = getattr(hookspecs, name)
        first = bool(function.newskit_spec.get("firstresult"))
        rows.append(
            (
                f"[`{name}`]({name}.md)",
                _code(inspect.signature(function).parameters) or "none",
                "first that is not `None`" if first else "all collected",
                _first_line(function.__doc__),
            )
        )
    return _table(("hook", "arguments", "answers", "what it does"), rows)


def exporters(pipeline: newskit.Pipeline) -> str:
    """The formats that ``newskit read --to`` can write."""
    found = {one.name: one for answer in pipeline.hook.newskit_exporters() for one in answer}
    rows = [(f"`{one.name}`", f"`{one.suffix}`", _first_line(one.write.__doc__)) for _, one in sorted(found.items())]
    return _table(("name", "suffix", "what it writes"), rows)


# ------------------------------------------------------------------------------------------------------ languages


def languages(pipeline: newskit.Pipeline) -> str:
    """The packs that come with newskit, and for which sections each has words."""
    names = {cls: cls.section_name for one in _all_annotators(pipeline) for cls in one.sections}
    rows = []
    for code in pipeline.languages:
        head = pipeline.languages.head(code)
        files = _code(Path(file).name for file in pipeline.languages.files(code))
        language = pipeline.languages.language(code)
        has = sorted({name for cls, name in names.items() if language.has(cls)})
        told = "all sections" if len(has) == len(set(names.values())) else _code(has)
        row = (f"`{code}`", head["english_name"], head["name"], head.get("country", ""), head["version"], files, told)
        rows.append(row)
    return _table(("code", "language", "own name", "country", "version", "files", "words for"), rows)


def sections(pipeline: newskit.Pipeline) -> str:
    """Every section of language packs with its keys, from the classes that declare them."""
    readers: dict[type[Any], list[str]] = {}
    for one in _all_annotators(pipeline):
        for cls in one.sections:
            readers.setdefault(cls, []).append(one.name)
    parts = []
    for cls, names in sorted(readers.items(), key=lambda item: item[0].section_name):  # type: ignore[attr-defined]
        parts.append(f"### `[{cls.section_name}]`\n")  # type: ignore[attr-defined]
        parts.append(f"{_first_line(cls.__doc__)} Read by {_code(names)}.\n")
        parts.append(_keys(cls))
        for inner in _inner(cls):
            parts.append(f"A *{_words(inner)}* is a table with these keys. {_first_line(inner.__doc__)}\n")
            parts.append(_keys(inner))
    return "\n".join(parts)


def _keys(cls: Any) -> str:
    hints, told = get_type_hints(cls), _arguments(cls.__doc__)
    rows = [(f"`{a.name}`", _shape(hints[a.name]), told.get(a.name, "")) for a in attrs.fields(cls) if a.init]
    return _table(("key", "type", "meaning"), rows)


def _arguments(docstring: str | None) -> dict[str, str]:
    """What the Args section of a docstring in Google style says of each argument."""
    found: dict[str, str] = {}
    lines = inspect.cleandoc(docstring or "").partition("Args:\n")[2].splitlines()
    names: list[str] = []
    for line in lines:
        m = re.match(r"    (\w[\w, ]*): (.*)", line)
        if m:
            names = [name.strip() for name in m[1].split(",")]
            found |= dict.fromkeys(names, m[2])
        elif line.startswith("     ") and names:
            found |= {name: f"{found[name]} {line.strip()}" for name in names}
        elif line.strip():
            break
    return {name: _markdown(text) for name, text in found.items()}


def _shape(hint: Any) -> str:
    """How a value of a section is written in TOML."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint == newskit.Words:
        return "words"
    if origin in (Union, types.UnionType):
        return _shape(next(part for part in inner if part is not type(None)))
    if origin is tuple:
        return f"array of {_shape(inner[0])}"
    if origin is not None and issubclass(origin, Mapping):
        return f"table of {_shape(inner[1])}"
    if attrs.has(hint):
        return _words(hint)
    return {str: "string", bool: "true or false", int: "whole number"}.get(hint, str(hint))


def _words(cls: type[Any]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__.lstrip("_")).lower()


def _inner(cls: Any, seen: set[Any] | None = None) -> Iterator[Any]:
    """The attrs classes that a section's values are made of."""
    seen = set() if seen is None else seen
    for hint in get_type_hints(cls).values():
        for part in _parts(hint):
            if attrs.has(part) and part not in seen:
                seen.add(part)
                yield part
                yield from _inner(part, seen)


def _parts(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from _parts(part)


# ------------------------------------------------------------------------------------------------------- commands


def commands() -> str:
    """Every command and option, from the parser."""
    parser = importlib.import_module("newskit.cli").build_parser()
    group = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    told = {action.dest: action.help or "" for action in group._choices_actions}  # noqa: SLF001
    parts = ["## newskit\n", _options(parser)]
    for name, sub in group.choices.items():
        parts.append(f"## newskit {name}\n")
        parts.append(_sentence(sub.description or told.get(name, "")) + "\n")
        parts.append(_options(sub))
    return "\n".join(parts)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".") if text else ""


def _options(parser: argparse.ArgumentParser) -> str:
    rows = []
    for action in parser._actions:  # noqa: SLF001  (argparse has no public way to its arguments)
        if isinstance(action, argparse._SubParsersAction | argparse._HelpAction):  # noqa: SLF001
            continue
        told = (action.help or "").replace("%(default)s", str(action.default))
        rows.append((_spelling(action), " ".join(told.split())))
    return _table(("option", "meaning"), [*rows, ("`-h`, `--help`", "show this and exit")])


def _spelling(action: argparse.Action) -> str:
    value = ""
    if action.nargs != 0:
        metavar = action.metavar if isinstance(action.metavar, str) else None
        value = metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return f"`{value}{'...' if action.nargs in ('+', '*') else ''}`"
    return ", ".join(f"`{option} {value}`" if value and option.startswith("--") else f"`{option}`"
                     for option in action.option_strings)  # fmt: skip


# ----------------------------------------------------------------------------------------------- closed vocabularies


def vocabularies() -> str:
    """Every closed vocabulary of the records, from the code."""
    rows = []
    for name in model.__all__:
        cls: Any = getattr(model, name)
        if not attrs.has(cls):
            continue
        hints = get_type_hints(cls)
        for a in attrs.fields(cls):
            values = list(_literals(hints[a.name]))
            if values:
                rows.append((f"`{name}.{a.name}`", _code(values)))
    return _table(("field", "values"), rows)


def _literals(hint: Any) -> Iterator[str]:
    for part in get_args(hint):
        if isinstance(part, str):
            yield part
        elif get_args(part):
            yield from _literals(part)


def agreements() -> str:
    """Types and statuses: what they mean, and the stages and codes that the code gives them."""
    told = tomllib.loads((HERE / "agreements.toml").read_text(encoding="utf-8"))
    kinds, statuses = get_args(model.AgreementType), get_args(model.AgreementStatus)
    if set(told["types"]) != set(kinds) or set(told["statuses"]) != set(statuses):
        raise SystemExit("agreements.toml does not have the types and statuses of newskit.model")
    ordinary = {status: event_codes("agreement", status) for status in statuses}
    rows = []
    for status in statuses:
        others = {one: event_codes(one, status) for one in kinds if event_codes(one, status) != ordinary[status]}
        cameo, plover = (
            "; ".join(
                [_told(getattr(ordinary[status], name))]
                + [f"{_code([one])}: {_told(getattr(codes, name))}" for one, codes in others.items()
                   if getattr(codes, name) != getattr(ordinary[status], name)]
            )
            for name in ("cameo", "plover")
        )  # fmt: skip
        rows.append((f"`{status}`", told["statuses"][status], f"`{STAGES[status]}`", cameo, plover))
    uncertain = []
    for status in statuses:
        for certainty in get_args(model.Certainty):
            codes = event_codes("agreement", status, certainty)
            if certainty != "denied" and codes != ordinary[status]:
                uncertain.append((f"`{status}`", f"`{certainty}`", _told(codes.cameo), _told(codes.plover)))
    return (
        "## Types\n\n"
        + _table(("type", "what it is"), [(f"`{one}`", told["types"][one]) for one in kinds])
        + "\n## Statuses\n\n"
        + _table(("status", "when", "stage", "CAMEO", "PLOVER"), rows)
        + "\nOther codes hold where the certainty is not `asserted`:\n\n"
        + _table(("status", "certainty", "CAMEO", "PLOVER"), uncertain)
        + "\nAn agreement that is `denied` has neither code.\n"
        + "\n## Every status in a sentence\n\n"
        + _table(("status", "cue", "parties", "the sentence, with the agreement in bold"), _sentences(told["examples"]))
    )


def _sentences(told: dict[str, dict[str, str]]) -> list[tuple[str, str, str, str]]:
    """A sentence a status and language, as newskit reads it.

    Raises:
        SystemExit: A status has no sentence, or newskit tells another status of it.
    """
    pipeline = newskit.Pipeline(only=[newskit.Agreement], entry_points=False, strict=True)
    rows = []
    for status in get_args(model.AgreementStatus):
        for lang, text in told.get(status, {}).items():
            found = pipeline.read(text, lang=lang).agreements
            if [one.status for one in found] != [status] or found[0].cue is None:
                raise SystemExit(f"agreements.toml, {status}: {text!r} has {[one.status for one in found]}")
            one = found[0]
            marked = f"{text[: one.span.start]}**{one.text}**{text[one.span.end :]}"
            rows.append((f"`{status}`", found[0].cue.text, ", ".join(party.name for party in one.parties), marked))
        if status not in told:
            raise SystemExit(f"agreements.toml has no example for {status}")
    return rows


def _told(code: str | None) -> str:
    return code or "none"


def checks() -> str:
    """The contract checks, in the order in which they run."""
    plugin = types.SimpleNamespace(__name__="newskit_example", newskit_annotators=list)
    rows = [(f"`{one.name}`", _markdown(one.promise)) for one in testing.checks(plugin, local=True)]
    return _table(("check", "what holds where it passes"), rows)


# ------------------------------------------------------------------------------------------------------ quote rules


def rules() -> dict[str, dict[str, Any]]:
    """The rules of quotes as quote-rules.toml tells them, by id."""
    return tomllib.loads(RULES.read_text(encoding="utf-8")) if RULES.exists() else {}


def quote_rules() -> str:
    """Each rule with its sentence and its examples."""
    parts = []
    for name, rule in sorted(rules().items()):
        parts.append(f"## `{name}`\n\n{rule['says']}\n")
        for example in rule["examples"]:
            lines = "\n".join(f"> {line}\\" for line in example["text"].splitlines()).removesuffix("\\")
            parts.append(f"{lines}\n>\n> *{example['content']}*\n")
    return "\n".join(parts)


def main() -> int:
    """Write the tables, or compare them with the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args()
    stale = []
    for name, text in tables().items():
        file = GENERATED / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not options.check:
                GENERATED.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
    told = "stale" if options.check else "written"
    print(f"{told}: {', '.join(stale)}" if stale else "all tables are up to date")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
