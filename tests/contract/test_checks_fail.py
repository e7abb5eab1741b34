"""Each contract check fails on a plugin broken in just its way, says what is wrong, and no other check fails on it."""

from __future__ import annotations

import decimal
import importlib
import pkgutil
from pathlib import Path
from types import SimpleNamespace

import attrs
import newskit_broken
import pytest
from newskit_broken import common, sound

import newskit
import newskit.testing

NAMES = [
    module.name for module in pkgutil.iter_modules(newskit_broken.__path__) if module.name not in ("common", "sound")
]

# Each takes a process of its own and seconds: they run on the plugin that breaks them, and on the sound one.
SLOW = {"takes_linear_time", "ignores_the_hash_seed"}

SAYS = {
    "registers": "'newskit_langauges' is no hook; did you mean 'newskit_languages'?",
    "declares_annotators": "'broken.loose': languages must be a tuple of language codes",
    "names_annotators_after_itself": "'newskit.surnames' must be called 'broken', a dot",
    "declares_record_kinds": "Loose: field 'name' is positional; use @attrs.frozen(kw_only=True)",
    "gives_what_it_declares": "broken.surnames gave Boilerplate(",
    "points_into_the_text": "Surname.span says 'Nowak' at",
    "survives_odd_text": "raised UnicodeEncodeError",
    "reads_the_same_again": "an annotator must keep nothing from one article to the next",
    "changes_nothing": "changed",
    "moves_with_its_text": "rule='early') became",
    "pickles": "annotator broken.surnames cannot be pickled",
    "turns_into_json": "do not turn into JSON",
    "takes_linear_time": "characters of 'said ' repeated took",
    "ignores_the_hash_seed": "sort what comes out of a set",
    "brings_sound_packs": "misspelt-pl.toml: sentences: unknown key 'abreviations'; known: abbreviations",
    "opens_nothing_when_imported": "misspelt-pl.toml",
}


def checks_of(module) -> dict[str, newskit.testing.Check]:
    local = getattr(module, "LOCAL", False)
    return {check.name: check for check in newskit.testing.checks(module, local=local)}


def test_there_is_a_broken_plugin_for_each_check():
    assert set(checks_of(sound)) == set(NAMES) == set(SAYS)


@pytest.mark.parametrize("check", newskit.testing.checks(sound, local=True), ids=str)
def test_a_sound_plugin_passes(check):
    check()


@pytest.mark.parametrize("name", NAMES)
def test_the_check_fails_and_says_why(name):
    module = importlib.import_module(f"newskit_broken.{name}")
    with pytest.raises(AssertionError) as failure:
        checks_of(module)[name]()
    assert SAYS[name] in str(failure.value)


@pytest.mark.parametrize("name", NAMES)
def test_no_other_check_fails(name):
    module = importlib.import_module(f"newskit_broken.{name}")
    for other, check in checks_of(module).items():
        if other != name and other not in SLOW:
            check()


# ------------------------------------------------------------------------------------- other faults of the same kinds


def fails(name: str, plugin, **options) -> str:
    (check,) = (check for check in newskit.testing.checks(plugin, **options) if check.name == name)
    with pytest.raises(AssertionError) as failure:
        check()
    return str(failure.value)


def annotator_of(function, makes=common.Surname, name="broken.given", **options):
    return newskit.annotator(makes=makes, name=name, **options)(function)


def nothing(document):
    return ()


def test_a_plugin_without_hooks_is_none():
    assert "has no hook" in fails("registers", SimpleNamespace(__name__="newskit_empty"))


def test_an_argument_that_the_hook_does_not_have_is_named():
    plugin = SimpleNamespace(newskit_open=lambda stream, charset: None)
    assert "newskit_open has no argument 'charset'; it has (stream, media_type, url, seen)" in fails(
        "registers", plugin
    )


def test_a_hook_that_raises_is_named():
    assert "newskit_annotators raised ZeroDivisionError" in fails(
        "registers", SimpleNamespace(newskit_annotators=lambda: 1 / 0)
    )


def test_a_hook_that_returns_nothing_is_named():
    told = fails("registers", SimpleNamespace(newskit_annotators=lambda: None))
    assert "newskit_annotators must return a list, gave None" in told


def test_a_plain_function_is_no_annotator():
    plugin = SimpleNamespace(newskit_annotators=lambda: [nothing])
    assert "has no attribute 'name'" in fails("declares_annotators", plugin)


def test_two_annotators_of_one_name_are_found():
    plugin = SimpleNamespace(
        __name__="newskit_broken", newskit_annotators=lambda: [annotator_of(nothing), annotator_of(nothing)]
    )
    assert "two annotators are called 'broken.given'" in fails("names_annotators_after_itself", plugin)


class Undecorated(newskit.Annotation):
    name: str = ""


@attrs.frozen(kw_only=True)
class Quotes(newskit.Annotation):
    collection = "quotes"


@attrs.frozen(kw_only=True)
class Unresolved(newskit.Annotation):
    place: Nowhere | None = None  # noqa: F821


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Undecorated, "decorate it with @attrs.frozen(kw_only=True)"),
        (Quotes, "its collection 'quotes' is that of newskit.Quote"),
        (Unresolved, "name 'Nowhere' is not defined; import what its hints name outside of TYPE_CHECKING"),
    ],
)
def test_record_kinds_that_will_not_do_are_named(kind, told):
    assert told in fails("declares_record_kinds", annotator_of(nothing, makes=kind))


def test_a_changed_decimal_context_is_noticed():
    def careless(document):
        decimal.getcontext().prec = 7
        return ()

    with decimal.localcontext():
        assert "changed the decimal context from (28," in fails("changes_nothing", annotator_of(careless))


def test_an_example_that_is_not_met_is_told(tmp_path):
    pack = tmp_path / "extra-en.toml"
    pack.write_text(
        'extends = "en"\n[[examples]]\ntext = "Anna Reed smiled."\nsurnames = ["Smith"]\n', encoding="utf-8"
    )
    plugin = SimpleNamespace(newskit_annotators=sound.newskit_annotators, newskit_languages=lambda: [pack])
    told = fails("brings_sound_packs", plugin)
    assert "extra-en.toml: example 'Anna Reed smiled.': surnames should be ['Smith'], is ['Reed']" in told


def test_a_pack_that_is_not_there_is_told():
    plugin = SimpleNamespace(newskit_languages=lambda: [Path("/nowhere/xx.toml")])
    assert "xx.toml: cannot be read: No such file or directory" in fails("brings_sound_packs", plugin)


def test_the_authors_articles_are_read():
    def particular(document):
        if "kangaroo" in document.scan.words:
            raise ValueError("no kangaroos, please")
        return ()

    plugin = annotator_of(particular)
    for check in newskit.testing.checks(plugin):
        if check.name == "survives_odd_text":
            check()
    article = newskit.Article(text="A kangaroo crossed the road.", lang="en")
    assert "no kangaroos, please" in fails("survives_odd_text", plugin, articles=[article])


def test_a_check_has_a_name_and_a_promise():
    for check in newskit.testing.checks(sound):
        assert str(check) == check.name
        assert check.promise.endswith((".", "characters."))
