"""Work in processes: in order, lazily, and whole though processes die."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import killing_plugin
import pytest

import newskit
from newskit.errors import AnnotatorError, NewskitError
from newskit.workers import in_processes, pickled, unpickled

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the tests kill workers by a signal that Windows has not"
)


def worked(batch):
    """What the tests' workers do with a list."""
    if "kill" in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    if "leave" in batch:
        os._exit(3)
    if "fail" in batch:
        raise ValueError("it was in the batch")
    return list(batch)


def doubled(batch):
    return batch * 2


def nested(batch):
    return list(in_processes(worked, batch, processes=2, lost=told, split=singly))


def told(batch, how):
    return [f"{batch[0]} was lost: {how}"]


def singly(batch):
    return [[one] for one in batch]


def refuse():
    raise RuntimeError("no room here")


def die():
    os._exit(7)


@pytest.fixture(params=["fork", "spawn"])
def start(request, monkeypatch):
    context = multiprocessing.get_context(request.param)
    monkeypatch.setattr(multiprocessing, "get_context", lambda method=None: context)


@pytest.fixture
def pipeline():
    return newskit.Pipeline(plugins=[killing_plugin], entry_points=False, only=[newskit.Quote])


def test_what_dies_is_split_and_only_the_guilty_part_is_lost(start):
    batches = [["a"], ["b", "kill", "c"], ["leave"], ["d"]]
    found = list(in_processes(worked, batches, processes=2, lost=told, split=singly))
    assert found == [
        ["a"],
        ["b"],
        ["kill was lost: killed by SIGKILL"],
        ["c"],
        ["leave was lost: ended with status 3"],
        ["d"],
    ]
    assert not multiprocessing.active_children()


def test_an_error_is_raised_in_its_place_with_the_workers_traceback():
    results = in_processes(worked, [["a"], ["fail"], ["b"]], processes=2, lost=told)
    assert next(results) == ["a"]
    with pytest.raises(ValueError, match="it was in the batch") as caught:
        next(results)
    assert "in worked" in caught.value.__notes__[0]
    assert not multiprocessing.active_children()


def test_large_batches_and_large_results_do_not_block_each_other():
    large = [bytes(3_000_000)] * 12
    assert list(in_processes(doubled, large, processes=2, lost=told)) == [bytes(6_000_000)] * 12


def test_a_worker_may_have_workers():
    batches = [[["a"], ["kill"]], [["b"]]]
    assert list(in_processes(nested, batches, processes=2, lost=told)) == [
        [["a"], ["kill was lost: killed by SIGKILL"]],
        [["b"]],
    ]


@pytest.mark.parametrize(
    ("first", "error", "words"), [(refuse, RuntimeError, "no room"), (die, NewskitError, "status 7")]
)
def test_workers_that_cannot_begin_are_an_error(first, error, words, start):
    with pytest.raises(error, match=words):
        list(in_processes(worked, [["a"]] * 9, processes=2, lost=told, start=first))
    assert not multiprocessing.active_children()


def test_no_more_is_under_way_than_its_size_allows():
    taken = []
    batches = (taken.append(number) or [number] for number in itertools.count())
    results = in_processes(worked, batches, processes=2, lost=told, size=lambda batch: 10, limit=25)
    assert [next(results) for _ in range(20)] == [[number] for number in range(20)]
    assert len(taken) <= 20 + 3
    results.close()
    assert not multiprocessing.active_children()


def test_results_that_nobody_took_keep_no_interpreter_waiting():
    code = (
        "from newskit.workers import in_processes\n"
        "results = in_processes(abs, range(10**6), processes=2, lost=None)\n"
        "print(next(results))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_workers_end_when_their_parent_is_killed():
    code = (
        "import multiprocessing, os, signal, time\n"
        "from newskit.workers import in_processes\n"
        "results = in_processes(time.sleep, [0] + [600] * 9, processes=2, lost=None)\n"
        "next(results)\n"
        "print(*(one.pid for one in multiprocessing.active_children()), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    # The pipe is at its end when nobody has it any more, the workers among them.
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(done.stdout.split()) == 2


# ------------------------------------------------------------------------------------------------------- articles


def texts(*more):
    return [*(f"Text {number}." for number in range(40)), *more, *(f"Text {number}." for number in range(40, 80))]


def test_a_worker_that_is_killed_once_or_twice_costs_nothing(pipeline, tmp_path, start):
    for times in (1, 2):
        given = texts(f"kill {tmp_path / f'{times}'} {times}")
        found = list(pipeline.read_many(given, lang="en", processes=2))
        assert [article.text for article in found] == given
        assert not any(article.problems for article in found)
        assert (tmp_path / f"{times}").read_bytes() == b"x" * times


def test_an_article_that_always_kills_comes_back_with_a_problem(pipeline, tmp_path):
    article = newskit.Article(text=f"kill {tmp_path / 'deaths'} 1000", lang="en", title="Deadly", meta={"id": 7})
    given = texts(article)
    found = list(pipeline.read_many(given, lang="en", processes=2))
    assert len(found) == 81
    (lost,) = (one for one in found if one.problems)
    assert (lost.text, lost.title, lost.meta) == (article.text, "Deadly", {"id": 7})
    (problem,) = lost.problems
    assert (problem.annotator, problem.error) == ("newskit.workers", "WorkerDied")
    assert "killed by SIGKILL" in problem.message
    assert found.index(lost) == 40
    assert (tmp_path / "deaths").read_bytes() == b"xxx"


def test_a_strict_pipeline_raises_for_it(tmp_path):
    strict = newskit.Pipeline(plugins=[killing_plugin], entry_points=False, only=[newskit.Quote], strict=True)
    with pytest.raises(AnnotatorError, match=r"'leave now': the process that read it died.*status 3"):
        list(strict.read_many(texts("leave now"), lang="en", processes=2))


def test_a_pipeline_is_made_once_from_its_settings(pipeline):
    raw = pickled(pipeline)
    assert unpickled(raw) is unpickled(bytes(raw))
    assert [one.name for one in unpickled(raw).running_order] == [one.name for one in pipeline.running_order]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize("how", ["interrupted", "terminated"])
@pytest.mark.parametrize("into", ["file", "folder", "folder of one"])
def test_a_signal_ends_the_command_and_its_workers_and_leaves_no_part(into, how, tmp_path):
    """Ctrl-C goes to all processes of the command, as that of a terminal does; a batch system tells the first alone."""
    for name in ("one", "two"):
        lines = '{"text": "We will pay $4 million, said Anna Cole.", "lang": "en"}\n' * 100_000
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    folder = tmp_path / "out"
    folder.mkdir()
    where = ["--output", str(folder / "x.jsonl")] if into == "file" else ["--output-dir", str(folder), "--to", "jsonl"]
    where += [] if into == "folder of one" else ["--jobs", "2"]
    files = [str(tmp_path / f"{name}.jsonl") for name in ("one", "two")]
    command = [sys.executable, "-m", "newskit", "read", *where, *files]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        while process.poll() is None and not any(one.stat().st_size for one in folder.iterdir()):
            pass
        if how == "interrupted":
            os.killpg(process.pid, signal.SIGINT)
        else:
            os.kill(process.pid, signal.SIGTERM)
        assert process.stderr.read() == f"newskit: {how}\n".encode()
        assert process.wait(60) == (130 if how == "interrupted" else 143)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert list(Path(folder).iterdir()) == []
