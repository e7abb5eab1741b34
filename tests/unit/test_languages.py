"""Language packs: what is read, how packs add to each other, and that every mistake is told with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import attrs
import pytest

import newskit
from newskit import LanguageCodeError, LanguagePackError, Pipeline, PluginError, Words
from newskit.languages import Catalogue, builtin_packs, entries, normalise_code, section
from newskit.plugins.sentences import SentenceWords


@attrs.frozen(kw_only=True)
class Verb:
    lemma: str
    forms: Words = ()


@section("court")
@attrs.frozen(kw_only=True)
class CourtWords:
    courts: Mapping[str, Words] = attrs.field(factory=dict)
    deep: Mapping[str, Mapping[str, Words]] = attrs.field(factory=dict)
    verbs: tuple[Verb, ...] = ()
    named: Mapping[str, Verb] = attrs.field(factory=dict)
    main: Verb | None = None
    labels: Words = ()
    style: str = "plain"
    strict: bool = False
    limit: int = 0

    def lexicon(self):
        yield from entries("court.court", self.courts)
        yield from entries("court.label", self.labels)


@pytest.fixture
def load(tmp_path):
    """Write packs and read the last one's language."""

    def write(*packs, code=None):
        files = []
        for number, text in enumerate(packs):
            file = tmp_path / f"p{number}.toml"
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
            files.append(file)
        catalogue = Catalogue(files, [CourtWords])
        return catalogue.language(code or list(catalogue)[-1])

    return write


HEAD = 'code = "xx"\n'


# ------------------------------------------------------------------------------------------------------------ reading


def test_a_section_is_read_as_its_class_declares(load):
    language = load(
        HEAD
        + """
name = "iks"
english_name = "X"
version = "3"
country = "XX"
sources = ["a book"]

[court]
labels = "sygn akt"
style = "bold"
strict = true
limit = 7
courts."sąd" = ["sąd", "sądu rejonowego"]
deep.a.b = "c d"
verbs = [{lemma = "skazać", forms = "skazał skazała"}]
named.x = {lemma = "y"}
main = {lemma = "z"}

[[examples]]
text = "Sąd skazał."
court = ["Sąd"]
"""
    )
    words = language.section(CourtWords)
    assert (language.code, language.name, language.version, language.country) == ("xx", "iks", "3", "XX")
    assert words.labels == ("sygn", "akt")
    assert (words.style, words.strict, words.limit) == ("bold", True, 7)
    assert words.courts == {"sąd": ("sąd", "sądu rejonowego")}
    assert words.deep == {"a": {"b": ("c", "d")}}
    assert words.verbs == (Verb(lemma="skazać", forms=("skazał", "skazała")),)
    assert words.named == {"x": Verb(lemma="y")}
    assert words.main == Verb(lemma="z")
    assert len(language.lexicon) == 4
    assert language.examples[0].expected == {"court": ("Sąd",)}


def test_a_section_that_is_not_there_is_empty(load):
    assert load(HEAD).section(CourtWords) == CourtWords()


@pytest.mark.parametrize(
    ("pack", "told"),
    [
        # the file
        (b"code = \xff", "p0.toml: byte 7 is not UTF-8; save the pack as UTF-8"),
        ("code = ", "p0.toml: Invalid value"),
        ("code = 'xx'\n[court\n", "p0.toml: .*line 2"),
        # the head
        ("", r'p0.toml: the head needs code = "xx" \(a language\) or extends = "xx"'),
        ("[court]\n", "p0.toml: the head needs code"),
        ("code = 'xx'\nnmae = 'x'\n", "p0.toml: unknown key 'nmae'; known: code, extends, name"),
        ("code = 'xx'\nversion = 1\n", "p0.toml: version: must be a string, is 1"),
        ("code = 'xx'\nsources = 'a'\n", "p0.toml: sources: must be an array, is 'a'"),
        ("code = 'Polish'\n", "p0.toml: code: 'Polish' is not two or three lower-case letters"),
        ("code = 'xx'\ncountry = 'us'\n", "p0.toml: country: 'us' is no ISO 3166 code, two capital letters"),
        ("extends = 'yy'\n", "p0.toml: extends: no pack for 'yy'"),
        # sections
        (HEAD + "[curt]\n", r"p0.toml: unknown section 'curt'; known: court \(a plugin that is not installed may own"),
        (HEAD + "[[court]]\n", "p0.toml: court: must be a table, is an array"),
        (HEAD + "[court]\nlables = 'a'\n", "p0.toml: court: unknown key 'lables'; known: courts, deep, labels, limit"),
        (
            HEAD + "[court]\nlabels = 3\n",
            r"p0.toml: court.labels: must be words \(a string or an array of strings\), is",
        ),
        (
            HEAD + "[court]\nlabels = ['a', 3]\n",
            r"p0.toml: court.labels\[1\]: must be a word or phrase, is a whole number",
        ),
        (
            HEAD + "[court]\nlabels = ['a', '']\n",
            r"p0.toml: court.labels\[1\]: must be a word or phrase, is an empty string",
        ),
        (HEAD + "[court]\ncourts = 'a'\n", "p0.toml: court.courts: must be a table, is a string: 'a'"),
        (HEAD + "[court.courts]\n'sąd' = {a = 'b'}\n", "p0.toml: court.courts.sąd: must be words"),
        (HEAD + "[court.courts]\nsąd = 'b'\n", r"p0.toml: .*line 3.*; keys with letters beyond a-z stand in marks"),
        (HEAD + "[court.deep.a]\nb = 1\n", "p0.toml: court.deep.a.b: must be words"),
        (HEAD + "[court]\nverbs = 'a'\n", "p0.toml: court.verbs: must be an array, is a string"),
        (HEAD + "[court]\nverbs = ['a']\n", r"p0.toml: court.verbs\[0\]: must be a table, is a string"),
        (HEAD + "[court]\nverbs = [{forms = 'a'}]\n", r"p0.toml: court.verbs\[0\]: key 'lemma' is missing"),
        (HEAD + "[court]\nverbs = [{lemma = 'a', x = 1}]\n", r"court.verbs\[0\]: unknown key 'x'; known: forms, lemma"),
        (HEAD + "[court]\nstyle = 3\n", "p0.toml: court.style: must be a string, is a whole number: 3"),
        (HEAD + "[court]\nstrict = 'yes'\n", "p0.toml: court.strict: must be true or false, is a string: 'yes'"),
        (HEAD + "[court]\nlimit = true\n", "p0.toml: court.limit: must be a whole number, is true or false: True"),
        (HEAD + "[court]\nmain = 'a'\n", "p0.toml: court.main: must be a table, is a string"),
        # examples
        (HEAD + "[[examples]]\nquotes = ['a']\n", r"p0.toml: examples\[0\]: needs text = '...'"),
        (HEAD + "[examples]\ntext = 'a'\n", r"p0.toml: examples: must be an array of tables; write \[\[examples\]\]"),
        (HEAD + "[[examples]]\ntext = 'a'\nquotes = 'a'\n", r"p0.toml: examples\[0\].quotes: must be an array"),
        (HEAD + "[[examples]]\ntext = 'a'\nquotes.cue = ['a']\n", r"p0.toml: examples\[0\].quotes: must be an array"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_place(load, pack, told):
    with pytest.raises(LanguagePackError, match=told):
        load(pack)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LanguagePackError, match=r"xx.toml: cannot be read: No such file or directory"):
        Catalogue([tmp_path / "xx.toml"])


def test_two_packs_for_one_language_are_told_what_would_do(load):
    with pytest.raises(
        LanguagePackError, match=r"p1.toml: code: there is a pack for 'xx' already .*write extends = 'xx'"
    ):
        load(HEAD, HEAD)


def test_a_language_is_built_on_another_once_alone(load):
    with pytest.raises(
        LanguagePackError, match=r"there is a pack for 'yy' already .*write extends = 'yy' to add to it"
    ):
        load(HEAD, 'code = "yy"\nextends = "xx"\n', 'code = "yy"\nextends = "xx"\n')


def test_table_headers_may_be_indented(load):
    assert load(HEAD + "  [court]\n  labels = 'a'\n").section(CourtWords).labels == ("a",)


def test_a_pack_in_decomposed_letters_is_read_as_composed(load):
    """Some editors write them so; words of articles are looked up composed."""
    pack = unicodedata.normalize("NFD", HEAD + "[court]\nlabels = 'żółć'\n")
    assert load(pack).section(CourtWords).labels == ("żółć",)


def test_a_mark_of_byte_order_does_no_harm(load):
    assert load("\ufeff" + HEAD).code == "xx"


# -------------------------------------------------------------------------------------------------------------- adding


BASE = HEAD + 'version = "1"\nname = "iks"\n[court]\nlabels = "a b"\nstyle = "bold"\nlimit = 2\ncourts.x = "y"\n'


def test_a_pack_that_extends_adds_words_and_replaces_values(load):
    more = 'extends = "xx"\nversion = "7"\n[court]\nlabels = ["b", "c"]\nlimit = 3\ncourts.x = "z"\ncourts.w = "v"\n'
    language = load(BASE, more)
    words = language.section(CourtWords)
    assert words.labels == ("a", "b", "c")
    assert words.courts == {"x": ("y", "z"), "w": ("v",)}
    assert (words.style, words.limit) == ("bold", 3)
    assert len(language.files) == 2


def test_a_pack_that_extends_does_not_rename_the_language(load):
    language = load(BASE, 'extends = "xx"\nname = "my words"\nversion = "7"\n')
    assert (language.name, language.version) == ("iks", "1+7")


def test_a_new_language_may_be_built_on_another(load):
    new = 'code = "yy"\nextends = "xx"\nname = "igrek"\n[court]\nlabels = "d"\n'
    assert load(BASE, new, code="yy").section(CourtWords).labels == ("a", "b", "d")
    assert load(BASE, new, code="yy").name == "igrek"
    assert load(BASE, new, code="xx").section(CourtWords).labels == ("a", "b")


def test_later_additions_to_the_base_reach_the_language_built_on_it(load):
    new = 'code = "yy"\nextends = "xx"\n'
    late = 'extends = "xx"\n[court]\nlabels = "e"\n'
    assert load(BASE, new, late, code="yy").section(CourtWords).labels == ("a", "b", "e")


def test_a_users_file_adds_words_to_a_pipeline(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "pl"\n[sentences]\nabbreviations = "zzz"\n', encoding="utf-8")
    text = "To jest zzz. Nowak i inni."
    assert len(_sentences(Pipeline(only=["sentences"], entry_points=False), text)) == 2
    for languages in ([mine], [str(mine)], mine, str(mine)):
        assert len(_sentences(Pipeline(only=["sentences"], languages=languages, entry_points=False), text)) == 1


def _sentences(pipeline, text):
    return pipeline.read(text, lang="pl").of(newskit.Sentence)


def test_a_users_file_brings_a_language(tmp_path):
    mine = tmp_path / "csb.toml"
    mine.write_text('code = "csb"\nextends = "pl"\nname = "kaszëbsczi"\nversion = "1"\n', encoding="utf-8")
    pipeline = Pipeline(languages=[mine], entry_points=False)
    article = pipeline.read("Ala ma kota.", lang="csb")
    assert article.problems == ()
    assert "csb" in article.meta["newskit"]["packs"]


def test_a_mistake_in_a_head_is_told_at_start_and_one_in_a_section_with_the_first_article(tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('extend = "pl"\n', encoding="utf-8")
    with pytest.raises(LanguagePackError, match=r"mine.toml: unknown key 'extend'"):
        Pipeline(languages=[mine])
    mine.write_text('extends = "pl"\n[sentences]\nabbreviation = "x"\n', encoding="utf-8")
    pipeline = Pipeline(languages=[mine], entry_points=False)
    assert pipeline.read("One.", lang="en")
    with pytest.raises(LanguagePackError, match=r"mine.toml: sentences: unknown key 'abbreviation'"):
        pipeline.read("Raz.", lang="pl")


def test_the_words_of_a_third_partys_section_join_the_scan(tmp_path):
    mine = tmp_path / "court-pl.toml"
    mine.write_text('extends = "pl"\n[court]\ncourts."sąd" = ["sąd", "sądu okręgowego"]\n', encoding="utf-8")

    @attrs.frozen(kw_only=True)
    class Court(newskit.Annotation):
        pass

    @newskit.annotator(makes=Court, name="court.courts", sections=CourtWords)
    def courts(document):
        scan = document.scan
        for hit in scan.hits("court.court"):
            yield Court(span=document.span(scan.starts[hit.first], scan.ends[hit.stop - 1]), rule=hit.value)

    pipeline = Pipeline(plugins=[courts], only=[Court], languages=[mine], entry_points=False)
    article = pipeline.read("Wyrok Sądu Okręgowego, sąd.", lang="pl")
    assert [(court.text, court.rule) for court in article.of(Court)] == [("Sądu Okręgowego", "sąd"), ("sąd", "sąd")]
    assert pipeline.read("Wyrok Sądu Okręgowego", lang="en").of(Court) == ()


# ------------------------------------------------------------------------------------------------------------ sections


def test_a_section_is_an_attrs_class_all_of_whose_fields_have_defaults():
    with pytest.raises(PluginError, match="section 'x': Plain is no attrs class"):
        section("x")(type("Plain", (), {}))
    with pytest.raises(PluginError, match=r"section 'x': Verb\.lemma needs a default"):
        section("x")(Verb)


@pytest.mark.parametrize("name", ["examples", "code", "name", "", "a.b", "Court"])
def test_a_section_needs_a_name_that_packs_can_have(name):
    with pytest.raises(PluginError, match="is no name for a section"):
        section(name)(attrs.make_class("Named", []))


def test_two_sections_of_one_name_are_an_error_that_names_both():
    other = section("court")(attrs.make_class("Other", []))
    with pytest.raises(LanguagePackError, match="two plugins declare a section 'court': test_languages and"):
        Catalogue([], [CourtWords, other])


def test_entries_tell_the_way_to_a_word():
    assert [entry.value for entry in entries("x", {"a": {"b": ("c",)}})] == [("a", "b")]
    assert [(entry.phrase, entry.value) for entry in entries("x", ("c", "d"))] == [("c", "c"), ("d", "d")]


# --------------------------------------------------------------------------------------------------------------- codes


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("pl", ("pl", None)),
        ("PL", ("pl", None)),
        ("pt-BR", ("pt", "BR")),
        ("pt_br", ("pt", "BR")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("es-419", ("es", None)),
        ("csb", ("csb", None)),
        ("sr-Latn", ("sr", None)),
        ("de-DE-1996", ("de", "DE")),
    ],
)
def test_a_code_is_parted_into_language_and_country(code, wanted):
    assert normalise_code(code) == wanted


@pytest.mark.parametrize("code", ["", "p", "polish", "pl!", "pl-", "-pl", "pl--PL", None, 3, "pl\n"])
def test_what_is_no_code_is_told_what_one_looks_like(code):
    with pytest.raises(LanguageCodeError, match=r"write two or three letters, .*'pl', 'pt-BR'"):
        normalise_code(code)


# ----------------------------------------------------------------------------------------------------------- our packs


PIPELINE = Pipeline(entry_points=False)


@pytest.mark.parametrize("file", builtin_packs(), ids=lambda file: file.name)
def test_a_pack_of_ours_is_named_after_its_code_and_says_what_it_is(file):
    code = file.name.removesuffix(".toml")
    language = PIPELINE.languages.language(code)
    assert language.name
    assert language.english_name
    assert language.version
    assert language.country
    assert language.section(SentenceWords).abbreviations
    assert len(language.lexicon) > 500


def test_an_unknown_language_has_empty_sections_and_an_empty_lexicon():
    language = PIPELINE.languages.language("mi")
    assert not language.known
    assert language.section(SentenceWords) == SentenceWords()
    assert len(language.lexicon) == 0


def test_what_a_pack_has_no_words_for_is_told_though_it_has_words_that_others_share(tmp_path):
    mine = tmp_path / "eo.toml"
    mine.write_text(
        'code = "eo"\nname = "Esperanto"\nenglish_name = "Esperanto"\n[names]\nparticles = ["de"]\n[people]\n', "utf-8"
    )
    pipeline = Pipeline(languages=[mine], entry_points=False, only=[newskit.Person, newskit.Agreement])
    told = pipeline.read("Peru kaj Urugvajo subskribis traktaton.", lang="eo").problems
    assert [problem.error for problem in told] == ["PartialLanguagePack"]
    assert "newskit.agreements" in told[0].message
    assert "newskit.people" not in told[0].message
