"""Finding, merging and validating language packs.

A pack is a TOML file. Its head says what it is; every other table is a section that somebody declared::

    code = "csb"                 # a new language, or
    extends = "pl"               # more words for one that is there; with `code` besides: a new one built on it
    name = "kaszëbsczi"
    english_name = "Kashubian"
    version = "1"

    [quotes]
    ...

    [[examples]]
    text = "..."
    quotes = ["..."]

Heads are read when a pipeline is made, the rest when the first article in the language comes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from newskit.errors import LanguageCodeError, LanguagePackError
from newskit.languages.language import Example, Language
from newskit.languages.sections import merge_sections, read_section, told_type

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Catalogue", "builtin_packs", "normalise_code"]

_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_][A-Za-z0-9]{1,8})*")

_HEAD = {
    "code": str,
    "extends": str,
    "name": str,
    "english_name": str,
    "version": str,
    "country": str,
    "sources": list,
}


def normalise_code(code: str) -> tuple[str, str | None]:
    """Split a language code into language and country.

    Returns:
        The language in lower case, and the country in upper case or None.

    Raises:
        LanguageCodeError: It is no code of the form ``pl``, ``pt-BR`` or ``zh-Hant-TW``.

    >>> normalise_code("pt_BR")
    ('pt', 'BR')
    """
    found = _CODE.fullmatch(code) if isinstance(code, str) else None
    if not found:
        raise LanguageCodeError(
            f"{code!r} is no language code; write two or three letters, with a country if you like: 'pl', 'pt-BR'"
        )
    return found[1].lower(), found[3].upper() if found[3] and found[3].isalpha() else None


def builtin_packs() -> list[Traversable]:
    """The packs that come with newskit."""
    from importlib.resources import files  # noqa: PLC0415  (as tomllib: importing newskit need not pay)

    folder = files("newskit.languages")
    return sorted((file for file in folder.iterdir() if _is_pack(file.name)), key=lambda file: file.name)


def _is_pack(name: str) -> bool:
    return re.fullmatch(r"[a-z]{2,3}\.toml", name) is not None


@frozen
class _Pack:
    file: Traversable
    head: Mapping[str, Any]

    @property
    def code(self) -> str:
        return str(self.head.get("code") or self.head.get("extends"))

    @property
    def extends(self) -> str | None:
        return self.head.get("extends")


class Catalogue:
    """The packs that a pipeline knows, read when they are needed.

    Args:
        packs: Files; later ones may extend earlier ones.
        sections: The classes that declare the sections which the packs may have.

    Raises:
        LanguagePackError: A head is wrong, a file is missing, or two packs claim one code.
    """

    def __init__(self, packs: Iterable[Traversable | Path | str], sections: Iterable[type[Any]] = ()) -> None:
        self._sections: dict[str, type[Any]] = {}
        for cls in sections:
            name = cls.section_name
            if self._sections.setdefault(name, cls) is not cls:
                raise LanguagePackError(
                    f"two plugins declare a section {name!r}: {self._sections[name].__module__} and {cls.__module__}"
                )
        self._read: dict[str, Language] = {}
        self._packs: dict[str, list[_Pack]] = {}
        for file in packs:
            self._add(_Pack(path := Path(file) if isinstance(file, str) else file, _head(path)))

    def _add(self, pack: _Pack) -> None:
        if pack.extends is not None and pack.extends not in self._packs:
            raise LanguagePackError(
                f"{pack.file}: extends: no pack for {pack.extends!r}; known: {', '.join(sorted(self._packs))}"
            )
        mine = self._packs.setdefault(pack.code, [])
        if mine and pack.extends != pack.code:
            raise LanguagePackError(
                f"{pack.file}: code: there is a pack for {pack.code!r} already ({mine[0].file}); "
                f"write extends = {pack.code!r} to add to it"
            )
        mine.append(pack)

    def __contains__(self, code: object) -> bool:
        return code in self._packs

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._packs))

    def __len__(self) -> int:
        return len(self._packs)

    def head(self, code: str) -> Mapping[str, Any]:
        """What the packs of a language say of it: code, name, version and the like; the rest stays unread.

        A pack that only adds words does not rename the language; its version follows that of what it adds to.
        """
        told: dict[str, Any] = {}
        for pack in self._chain(code):
            version = "+".join(filter(None, (told.get("version"), pack.head.get("version"))))
            told |= {key: value for key, value in pack.head.items() if "code" in pack.head or key not in told}
            told |= {"version": version} if version else {}
        return told

    def files(self, code: str) -> tuple[str, ...]:
        """The files that make up a language, in the order in which they are merged."""
        return tuple(str(pack.file) for pack in self._chain(code))

    def _chain(self, code: str) -> list[_Pack]:
        """The packs of a language, those it is built on first."""
        mine = self._packs.get(code, [])
        base = mine[0].extends if mine else None
        return [*(self._chain(base) if base and base != code else []), *mine]

    def language(self, code: str) -> Language:
        """The language of a code; one with empty sections where there is no pack.

        Raises:
            LanguagePackError: A pack has a mistake.
        """
        found = self._read.get(code)
        if found is None:
            found = self._read[code] = self._load(code) if code in self._packs else Language(code=code, known=False)
        return found

    def _load(self, code: str) -> Language:
        head = self.head(code)
        examples: list[Example] = []
        sections: dict[type[Any], Any] = {}
        for pack in self._chain(code):
            name = pack.file.name
            table = _parsed(pack.file, pack.file.read_bytes())
            found = table.pop("examples", [])
            if not isinstance(found, list):
                raise LanguagePackError(f"{name}: examples: must be an array of tables; write [[examples]]")
            examples += [_example(example, f"{name}: examples[{index}]") for index, example in enumerate(found)]
            for key, value in table.items():
                if key in _HEAD:
                    continue
                if key not in self._sections:
                    raise LanguagePackError(
                        f"{name}: unknown section {key!r}; known: {', '.join(sorted(self._sections))} "
                        f"(a plugin that is not installed may own it)"
                    )
                cls = self._sections[key]
                made = read_section(cls, value, f"{name}: {key}")
                sections[cls] = merge_sections(sections[cls], made) if cls in sections else made
        return Language(
            code=code,
            name=head.get("name", code),
            english_name=head.get("english_name", code),
            version=head.get("version", ""),
            country=head.get("country"),
            files=self.files(code),
            examples=tuple(examples),
            sections=sections,
        )


def _head(file: Traversable) -> Mapping[str, Any]:
    """The keys before the first table, checked."""
    try:
        with file.open("rb") as stream:  # packs are long, and the head is their first lines
            raw = b"".join(takewhile(lambda line: not bytes(line).lstrip().startswith(b"["), stream))
    except OSError as error:
        raise LanguagePackError(f"{file}: cannot be read: {error.strerror or error}") from error
    head = _parsed(file, raw)
    for key, value in head.items():
        if key not in _HEAD:
            raise LanguagePackError(f"{file.name}: unknown key {key!r}; known: {', '.join(_HEAD)}, and sections")
        if not isinstance(value, _HEAD[key]):
            raise LanguagePackError(f"{file.name}: {key}: must be {told_type(_HEAD[key])}, is {value!r}")
    if "code" not in head and "extends" not in head:
        raise LanguagePackError(f'{file.name}: the head needs code = "xx" (a language) or extends = "xx" (more of one)')
    for key in ("code", "extends"):
        if key in head and not re.fullmatch(r"[a-z]{2,3}", head[key]):
            raise LanguagePackError(f"{file.name}: {key}: {head[key]!r} is not two or three lower-case letters")
    if "country" in head and not re.fullmatch(r"[A-Z]{2}", head["country"]):
        raise LanguagePackError(f"{file.name}: country: {head['country']!r} is no ISO 3166 code, two capital letters")
    return head


def _parsed(file: Traversable, raw: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415

    try:
        # Words of articles are looked up composed; some editors save letters and accents apart.
        return tomllib.loads(unicodedata.normalize("NFC", raw.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise LanguagePackError(f"{file}: byte {error.start} is not UTF-8; save the pack as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = raw.splitlines()[int(place[1]) - 1] if place else b""
        plain = line.partition(b"=")[0].isascii()
        hint = "" if plain else '; keys with letters beyond a-z stand in marks: "żółw" = ...'
        raise LanguagePackError(f"{file}: {error}{hint}") from error


def _example(table: Any, place: str) -> Example:
    if not isinstance(table, dict) or not isinstance(table.get("text"), str):
        raise LanguagePackError(f"{place}: needs text = '...'")
    expected = {key: value for key, value in table.items() if key != "text"}
    for key, value in expected.items():
        if not isinstance(value, list):
            raise LanguagePackError(f"{place}.{key}: must be an array of what is found, is {value!r}")
    return Example(text=table["text"], expected={key: tuple(map(str, value)) for key, value in expected.items()})
