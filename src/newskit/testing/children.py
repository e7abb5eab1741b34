"""Checks that need a process of their own: time, hash seeds, imports.

The parent's half sends a job on standard input and reads lines of JSON; ``python -m newskit.testing.children`` is the
other half.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
import types
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from newskit.testing import growth

if TYPE_CHECKING:
    from newskit.model import Article
    from newskit.pipeline import Pipeline
    from newskit.testing.subject import Subject

__all__ = ["opened_by_import", "results", "time"]

_DEADLINE = 150  # seconds for all texts; a plugin that needs them is not slow but stuck


# ----------------------------------------------------------------------------------------------------- the parent's


def time(subject: Subject) -> None:
    """Let a child read hostile texts of growing length.

    Raises:
        AssertionError: Time grows faster than the text.
    """
    last: dict[str, Any] = {}
    for line in _run(subject, "time", timeout=_DEADLINE):
        if "slow" in line:
            raise AssertionError(
                f"{line['slow']}: {line['length']:,} characters of {line['unit']!a} repeated took "
                f"{line['took']:.3f} s, {growth.TIMES} times as many {line['then']:.3f} s; work must grow with the "
                f"text alone: start from a hit or a mark, look at a bounded window around it"
            )
        if "killed" in line:
            raise AssertionError(
                f"{last.get('at', subject.name)}: {last.get('length', 0):,} characters of {last.get('unit', '')!a} "
                f"repeated were not read in {_DEADLINE} s"
            )
        last = line


def results(subject: Subject, seed: int) -> list[list[str]] | None:
    """What a child with this hash seed reads: for each article its records in words; None where it cannot be sent."""
    lines = _run(subject, "results", seed=seed)
    return [line["records"] for line in lines] if lines else None


def opened_by_import(module: str) -> list[str]:
    """The files that importing a module opens, besides Python's own, and where it does so."""
    return [line["opened"] for line in _child({"task": "import", "module": module}, {})]


def _run(subject: Subject, task: str, *, seed: int = 0, timeout: float = 300) -> list[dict[str, Any]]:
    try:
        plugins = pickle.dumps([_reference(one) for one in (*subject.beside, subject.plugin)])
    except Exception:  # noqa: BLE001  (whatever pickling a stranger's object does; the check `pickles` tells)
        return []
    articles = pickle.dumps(subject._more)  # noqa: SLF001
    job = {"task": task, "plugins": plugins.hex(), "articles": articles.hex()}
    return _child(job, {"PYTHONHASHSEED": str(seed)}, timeout)


def _reference(plugin: Any) -> Any:
    """A plugin as it can be sent: modules by name."""
    return ("module", plugin.__name__) if isinstance(plugin, types.ModuleType) else ("object", plugin)


def _child(job: Mapping[str, Any], environment: Mapping[str, str], timeout: float = 300) -> list[dict[str, Any]]:
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109
    command = [sys.executable, "-W", "ignore", "-m", "newskit.testing.children"]
    settings = {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        **environment,
    }
    process = subprocess.Popen(  # noqa: S603  (our own command)
        command, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        killed = False
        try:
            out, err = process.communicate(json.dumps(job), timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            killed = True
            out, err = process.communicate()
    lines = [json.loads(line) for line in out.splitlines() if line.startswith("{") and line.endswith("}")]
    if killed:
        return [*lines, {"killed": True}]
    if process.returncode:
        raise AssertionError(f"the check's own process failed:\n{err[-2000:]}")
    return lines


# ------------------------------------------------------------------------------------------------------ the child's


def _main() -> None:
    job = json.load(sys.stdin)
    if job["task"] == "import":
        _watch_import(job["module"])
        return
    from newskit.testing.subject import Subject  # noqa: PLC0415  (importing a plugin is watched without it)

    *beside, plugin = (_resolved(reference) for reference in pickle.loads(bytes.fromhex(job["plugins"])))  # noqa: S301
    subject = Subject(plugin, pickle.loads(bytes.fromhex(job["articles"])), (), beside)  # noqa: S301
    if job["task"] == "results":
        pipeline = subject.pipeline
        for article in subject.articles:
            _tell(records=[repr(record) for record in subject.read(pipeline, article)])
    else:
        _time(subject)


def _resolved(reference: tuple[str, Any]) -> Any:
    import importlib  # noqa: PLC0415

    kind, value = reference
    return importlib.import_module(value) if kind == "module" else value


def _tell(**line: Any) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def _watch_import(name: str) -> None:
    import importlib  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    import newskit  # noqa: F401, PLC0415  (what newskit itself opens is not the plugin's)

    own = (".py", ".pyc", ".so", ".pyd", ".dll", ".dylib", ".pth", ".zip")

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and watching and isinstance(arguments[0], (str, bytes)):
            path = os.fsdecode(arguments[0])
            if not path.endswith(own) and not path.startswith(("/proc/", "/dev/")):
                frames = [frame for frame in traceback.extract_stack() if not frame.filename.startswith("<frozen")]
                outside = [frame for frame in frames if not frame.filename.startswith(sys.base_prefix)]
                where = next((f"{f.filename}:{f.lineno}" for f in reversed(outside) if f.name != "watch"), "?")
                opened.append(f"{path} ({where})")

    watching, opened = True, list[str]()
    sys.addaudithook(watch)
    importlib.import_module(name)
    watching = False
    for path in opened:
        _tell(opened=path)


def _time(subject: Subject) -> None:
    """Measure each annotator of the plugin alone, on each hostile unit repeated."""
    from newskit.testing.texts import hostile_units, hostile_words  # noqa: PLC0415

    pipeline = subject.pipeline
    gc.disable()  # its pauses are not the annotator's
    codes = subject.codes
    units = [(code, unit) for code in codes for unit in hostile_words(subject.entries(pipeline, code))]
    units += [(codes[number % len(codes)], unit) for number, unit in enumerate(hostile_units())]
    for code, unit in units:
        _grow(subject, pipeline, unit, code)
        gc.collect()


def _grow(subject: Subject, pipeline: Pipeline, unit: str, code: str) -> None:
    from newskit.model import Article  # noqa: PLC0415

    def measure(length: int) -> dict[str, float]:
        _tell(at=subject.name, unit=unit, length=length)
        text = unit * (length // len(unit)) + f" {_TAIL}"
        return _spent(subject, pipeline, Article(text=text, lang=code))

    slow = growth.too_fast(measure)
    if slow is not None:
        _tell(slow=slow.name, unit=unit, length=slow.length, took=slow.took, then=slow.then)
        raise SystemExit


_TAIL = "powiedziała Anna Nowak. “Yes,” said Anna Reed. Umowę za 5 mln zł podpisano. Fot. Jan Nowak / PAP"


def _spent(subject: Subject, pipeline: Pipeline, article: Article) -> dict[str, float]:
    """Seconds of processor time that each annotator of the plugin, and its language hook, takes for a text."""
    from newskit.testing.subject import sound_records  # noqa: PLC0415

    spent: dict[str, float] = {}
    hook = subject.sound_hooks.get("newskit_detect_language")
    if hook is not None:
        spent["newskit_detect_language"] = growth.seconds_of(lambda: hook(text=article.text))
    document = pipeline.document(article)
    document.scan.hits("")  # the scan is the core's
    code = document.language.code
    for one in pipeline.running_order:
        if one.languages and code not in one.languages:
            continue
        found: list[Any] = []

        def run(one: Any = one, found: list[Any] = found) -> None:
            with suppress(Exception):  # another check tells
                found.extend(one(document) or ())

        seconds = growth.seconds_of(run)
        if one.name in subject.names:
            spent[one.name] = seconds
        document.add(sound_records(found, one, document))
    return spent


if __name__ == "__main__":
    _main()
