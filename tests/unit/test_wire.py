"""Articles cross from process to process as they are."""

from __future__ import annotations

import attrs

import newskit
from newskit import model, wire
from newskit.wire import packed, unpacked


@attrs.frozen(kw_only=True)
class Toast(newskit.Quote):
    """A record of a stranger's, which attrs pickles."""

    glasses: int


def test_records_come_back_from_a_worker_as_they_were():
    text = '"We will pay 5 million euros," said Anna Cole, mayor of Leeds. "It is fair," Cole said.'
    article = newskit.Pipeline(entry_points=False).read(text, lang="en")
    toast = Toast(span=article.span(0, 3), content=(article.span(1, 3),), kind="direct", glasses=2)
    article = attrs.evolve(article, annotations=(*article.annotations, toast))
    (back,) = unpacked(packed([article]))
    assert back == article
    assert list(map(type, back)) == list(map(type, article))
    assert back.quotes[-1].speaker.person is back.people[0]


def test_all_records_of_our_own_are_sent_as_calls():
    ours = {kind for kind in map(vars(model).get, model.__all__) if attrs.has(kind)}
    left = {model.Annotation, model.Article, model.Problem, model.Span}  # a span says so itself
    assert ours - left == set(wire._KINDS)
