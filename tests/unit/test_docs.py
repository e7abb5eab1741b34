"""The documentation keeps up with the code: tables are fresh, nothing public is missing, the README's examples run."""

import ast
import doctest
import importlib.util
import re
from pathlib import Path
from typing import get_args

import pytest

import newskit
from newskit import hookspecs, model

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {file: file.read_text(encoding="utf-8") for file in DOCS.rglob("*.md") if "_build" not in file.parts}
REFERENCE = "\n".join(text for file, text in PAGES.items() if DOCS / "reference" in file.parents)
HOOKS = [name for name in vars(hookspecs) if name.startswith("newskit_")]


def _script(name):
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generate = _script("generate")
TABLES = generate.tables()
RULES = generate.rules()


def fences(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_generated_tables_are_fresh(name):
    file = generate.GENERATED / name
    assert file.read_text(encoding="utf-8") == TABLES[name], f"{name} is stale; run python docs/generate.py"


def test_no_generated_table_is_left_over():
    assert {file.name for file in generate.GENERATED.iterdir()} == set(TABLES)


def test_pictures_show_the_quotes_that_their_page_speaks_of():
    made = _script("pictures").pictures()  # raises where newskit finds others
    there = {file.name: file.read_text(encoding="utf-8") for file in (DOCS / "explanation" / "_pictures").iterdir()}
    assert there == made, "pictures are stale; run python docs/pictures.py"


def test_every_picture_is_on_the_page():
    page = PAGES[DOCS / "explanation" / "how-quotes-are-found.md"]
    shown = set(re.findall(r"_pictures/([\w-]+)\.", page))
    assert shown == {file.stem for file in (DOCS / "explanation" / "_pictures").iterdir()}


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_page_that_says_who_calls_it_and_shows_an_example(name):
    page = PAGES[DOCS / "reference" / "hooks" / f"{name}.md"]
    assert page.startswith(f"# {name}\n")
    for heading in ("## Arguments and answer", "## Who calls it, and how answers merge", "## Example"):
        assert heading in page
    assert "```{doctest}" in page


@pytest.mark.parametrize("name", [name for name in newskit.__all__ if name != "__version__"])
def test_every_public_name_is_in_the_reference(name):
    assert re.search(rf"^\.\. (auto\w+|py:data):: newskit\.{name}$", REFERENCE, flags=re.MULTILINE)


def test_no_page_is_unfinished():
    unfinished = [
        str(file.relative_to(ROOT))
        for file, text in PAGES.items()
        if re.search("TO BE FILLED|TODO|FIXME|^[A-Z]{5,}( [A-Z]{5,})?$", text, re.MULTILINE)
    ]
    assert unfinished == []


def test_the_readme_has_two_set_up_commands_of_one_line():
    commands = [line for fence in fences(README, "sh") for line in fence.splitlines()]
    assert len(commands) == 2
    assert "newskit read examples/" in commands[0]
    assert commands[1].endswith("pytest")


def test_the_examples_of_the_readme_run():
    (text,) = fences(README, "text")
    source = "\n".join(fences(README, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {"text": text}, "README.md", "README.md", 0)
    told = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize(
    "file", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda file: str(file.relative_to(ROOT))
)
def test_links_to_files_lead_somewhere(file):
    text = re.sub(r"^```.*?^```", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        base = file.parent if file.parent.name != "_generated" else DOCS / "reference" / "hooks"
        assert (base / target).exists(), target


def rules_in_code():
    """The rule ids that the annotator of quotes can give: the strings that are passed or assigned as a rule."""
    files = (ROOT / "src" / "newskit" / "plugins" / "quotes").rglob("*.py")
    trees = {file.name: list(ast.walk(ast.parse(file.read_text(encoding="utf-8")))) for file in files}
    places = {name: _places_of_rules(nodes) for name, nodes in trees.items()}
    everywhere = {name: place for mine in places.values() for name, place in mine.items()}
    found = set()
    for file, nodes in trees.items():
        for node in nodes:
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = places[file].get(name, everywhere.get(name))
                given = node.args[place : place + 1] if place is not None else []
                given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).rpartition(".")[2] == "rule":
                given = [node.value]
            else:
                continue
            inside = [one for value in given for one in ast.walk(value) if isinstance(one, ast.Constant)]
            found |= {one.value for one in inside if isinstance(one.value, str)}
    return found


def _places_of_rules(nodes):
    """Functions and classes of a file, with the place in their arguments where the rule stands."""
    places = {}
    for node in nodes:
        if isinstance(node, ast.ClassDef) and node.decorator_list:  # of attrs: its fields are its arguments
            names = [one.target.id for one in node.body if isinstance(one, ast.AnnAssign)]
            if "rule" in names:
                places[node.name] = names.index("rule")
        for function in node.body if isinstance(node, ast.ClassDef) else [node]:
            if isinstance(function, ast.FunctionDef):
                names = [argument.arg for argument in function.args.args if argument.arg != "self"]
                if "rule" in names:
                    places[node.name if function.name == "__init__" else function.name] = names.index("rule")
    return places


def test_every_rule_of_quotes_is_in_the_reference():
    assert set(RULES) == rules_in_code()


@pytest.mark.parametrize(("name", "example"), [(name, one) for name, rule in RULES.items() for one in rule["examples"]])
def test_the_examples_of_rules_give_that_rule(name, example):
    article = newskit.Pipeline(entry_points=False).read(example["text"], lang=example["lang"])
    assert (name, example["content"]) in [(quote.rule, quote.text) for quote in article.quotes]


# ---------------------------------------------------------------------------------------------------------- money

MONEY = PAGES[DOCS / "reference" / "money.md"]
SCALES = {"10³": 10**3, "10⁶": 10**6, "10⁹": 10**9, "10¹²": 10**12}


def money_tables():
    """The tables of the page on money: the head and the rows of each, what stands in backticks cell by cell."""
    for table in re.findall(r"(?:^\|.*\n)+", MONEY, flags=re.MULTILINE):
        head, _, *rows = [line.strip().strip("|").split("|") for line in table.splitlines()]
        yield [cell.strip() for cell in head], [[re.findall(r"`([^`]+)`", cell) for cell in row] for row in rows]


def money_cases():
    """What the tables say: language, what is written, which attribute it has, and the value."""
    for head, rows in money_tables():
        for row in rows:
            if head == ["language", "written", "read as"]:
                yield from ((row[0][0], text, "sum", row[2][0]) for text in row[1])
            elif head == ["language", *SCALES]:
                for name, texts in zip(head[1:], row[1:], strict=True):
                    yield from ((row[0][0], text, "amount", 8 * SCALES[name]) for text in texts)
            elif head == ["`qualifier`", "Polish", "English"]:
                for lang, texts in zip(("pl", "en"), row[1:], strict=True):
                    yield from ((lang, text, "qualifier", row[0][0]) for text in texts)


@pytest.fixture(scope="module")
def money():
    return newskit.Pipeline(only=[newskit.MonetaryFigure], entry_points=False, strict=True)


@pytest.mark.parametrize(("lang", "text", "attribute", "value"), list(money_cases()))
def test_the_tables_of_money_say_what_is_read(money, lang, text, attribute, value):
    (figure,) = money.read(text, lang=lang).money
    told = f"{figure.amount:,} {figure.currency}" if attribute == "sum" else getattr(figure, attribute)
    assert told == value


def test_the_tables_of_money_have_every_language_and_qualifier(money):
    cases = list(money_cases())
    assert {lang.partition("-")[0] for lang, *_ in cases} == set(money.languages)
    assert {value for *_, attribute, value in cases if attribute == "qualifier"} == set(get_args(model.Qualifier))


def test_every_rule_of_money_is_in_the_reference():
    files = (ROOT / "src" / "newskit" / "plugins" / "money").glob("*.py")
    code = {name for file in files for name in re.findall(r'"(money\.[a-z.]+)"', file.read_text(encoding="utf-8"))}
    entries = {"money.currency", "money.place"}  # what the lexicon calls its hits
    (rows,) = [rows for head, rows in money_tables() if head[0] == "rule"]
    assert {row[0][0] for row in rows} == code - entries
