"""Annotators: what the decorator makes, in which order they run, and what is checked of what they give."""

from __future__ import annotations

import pickle
import random
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import attrs
import pytest

import newskit
from newskit import Annotation, OrderError, PluginError, RecordError, Span
from newskit.annotators import checked, in_running_order


@attrs.frozen(kw_only=True)
class A(Annotation):
    pass


@attrs.frozen(kw_only=True)
class SubA(A):
    pass


@attrs.frozen(kw_only=True)
class B(Annotation):
    pass


@attrs.frozen(kw_only=True)
class C(Annotation):
    pass


def nothing(document):
    return ()


def one(name, makes, needs=(), uses=()):
    return newskit.annotator(name=name, makes=makes, needs=needs, uses=uses)(nothing)


def order(*annotators):
    """The names in running order, whatever the order of installation."""
    found = [[a.name for a in in_running_order(random.sample(annotators, len(annotators)))] for _ in range(6)]
    assert all(before == after for before, after in pairwise(found))
    return found[0]


# ---------------------------------------------------------------------------------------------------------- decorator


def test_the_decorator_takes_one_or_many_of_everything():
    made = newskit.annotator(name="x.y", makes=A, needs=[B], uses=(C,), languages="pl", replaces="x.z")(nothing)
    assert (made.makes, made.needs, made.uses, made.languages, made.replaces) == ((A,), (B,), (C,), ("pl",), ("x.z",))
    assert not made.on_demand
    assert isinstance(made, newskit.Annotator)


def test_the_name_is_that_of_package_and_function():
    def rulings(document):
        return ()

    rulings.__module__ = "newskit_court.find"
    assert newskit.annotator(makes=A)(rulings).name == "court.rulings"


@pytest.mark.parametrize("kind", [str, "A", A(span=Span(0, 0, "")), None])
@pytest.mark.parametrize("argument", ["makes", "needs", "uses"])
def test_what_is_no_record_class_is_refused(argument, kind):
    arguments = {"makes": A, argument: [kind]}
    with pytest.raises(PluginError, match=f"annotator 'x.y': {argument}=.* is no record class"):
        newskit.annotator(name="x.y", **arguments)(nothing)


def test_an_annotator_that_has_no_place_of_its_own_does_not_pickle():
    """It would come back as the bare function, and fail far away in a worker."""
    with pytest.raises(pickle.PicklingError, match=r"annotator 'x\.y' cannot be pickled: it is not what .*nothing is"):
        pickle.dumps(one("x.y", A))


# -------------------------------------------------------------------------------------------------------------- order


def test_makers_run_before_those_who_need_or_use():
    assert order(one("c", C, uses=B), one("b", B, needs=A), one("z", A)) == ["z", "b", "c"]


def test_names_decide_between_equals():
    assert order(one("b", B), one("a", A), one("c", C)) == ["a", "b", "c"]


def test_who_needs_a_kind_runs_after_all_of_its_makers():
    assert order(one("a", B, needs=A), one("x", A), one("z", A)) == ["x", "z", "a"]


def test_a_maker_of_a_subclass_is_a_maker():
    assert order(one("a", B, needs=A), one("z", SubA)) == ["z", "a"]


def test_a_maker_of_the_base_class_is_none_of_the_subclass():
    with pytest.raises(OrderError, match="a needs SubA, and no annotator makes it"):
        order(one("a", B, needs=SubA), one("z", A))


def test_who_makes_what_it_uses_runs_after_the_other_makers():
    assert order(one("a", A, uses=A), one("z", A)) == ["z", "a"]


def test_two_who_make_what_they_use_are_no_circle():
    assert order(one("b", A, uses=A), one("a", A, uses=A), one("z", A)) == ["z", "a", "b"]


def test_what_is_only_used_may_be_missing():
    assert order(one("a", B, uses=A)) == ["a"]


def test_a_need_without_a_maker_is_an_error_that_says_what_would_do():
    with pytest.raises(
        OrderError, match="a needs A, and no annotator makes it; install or unblock a maker, or block a"
    ):
        order(one("a", B, needs=A))


def test_nobody_is_his_own_maker():
    with pytest.raises(OrderError, match="a needs A"):
        order(one("a", A, needs=A))


def test_a_circle_names_its_members():
    with pytest.raises(
        OrderError, match=r"circle: (a needs c needs b needs a|b needs a needs c needs b|c needs b needs a needs c)"
    ):
        order(one("a", A, needs=C), one("b", B, needs=A), one("c", C, uses=B))


def test_two_of_one_name_are_an_error():
    with pytest.raises(OrderError, match="two annotators are called 'a'; block or rename one of them"):
        order(one("a", A), one("a", B))


# ------------------------------------------------------------------------------------------------------------- checks

TEXT = "Ala ma kota."


@attrs.frozen(kw_only=True)
class Inner:
    span: Span


@attrs.frozen(kw_only=True)
class Rich(Annotation):
    one: Span | None = None
    many: tuple[Span, ...] = ()
    nested: tuple[tuple[Span, ...], ...] = ()
    listed: list[Span] = attrs.field(factory=list)
    mapped: Mapping[str, Span] = attrs.field(factory=dict)
    lists: Mapping[str, tuple[Span, ...]] = attrs.field(factory=dict)
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    record: A | None = None
    anything: Any = None


GOOD = Span(0, 3, "Ala")
BAD = Span(0, 3, "Ola")
BEYOND = Span(40, 40, "")


def check(record, makes=Rich):
    return checked([record], one("x.y", makes), TEXT)


@pytest.mark.parametrize("bad", [BAD, BEYOND, Span(10, 15, "a.  x")], ids=str)
@pytest.mark.parametrize(
    "fields",
    [
        lambda span: {"span": span},
        lambda span: {"one": span},
        lambda span: {"many": (GOOD, span)},
        lambda span: {"nested": ((GOOD,), (span,))},
        lambda span: {"listed": [span]},
        lambda span: {"mapped": {"a": span}},
        lambda span: {"lists": {"a": (span,)}},
        lambda span: {"inner": Inner(span=span)},
        lambda span: {"inners": (Inner(span=span),)},
        lambda span: {"record": A(span=span)},
        lambda span: {"anything": span},
    ],
)
def test_a_span_that_has_drifted_is_found_wherever_it_is(fields, bad):
    assert check(Rich(**{"span": GOOD, **fields(GOOD)}))
    with pytest.raises(RecordError, match=r"x\.y: \w+\.\w+ says .* make spans with document\.span"):
        check(Rich(**{"span": GOOD, **fields(bad)}))


def test_a_kind_that_is_not_declared_is_refused():
    with pytest.raises(RecordError, match=r"x.y gave B.* which is none of what it declares: A"):
        check(B(span=GOOD), makes=A)


def test_a_subclass_of_what_is_declared_will_do():
    assert check(SubA(span=GOOD), makes=A)


@pytest.mark.parametrize("given", [None, 3])
def test_who_gives_no_records_at_all_is_told(given):
    with pytest.raises(RecordError, match=f"x.y gave {given}; it must yield records or return a list of them"):
        checked(given, one("x.y", A), TEXT)


def test_records_are_stamped_with_their_maker_nested_ones_too():
    (record,) = check(Rich(span=GOOD, record=A(span=GOOD)))
    assert (record.annotator, record.record.annotator) == ("x.y", "x.y")


def test_a_record_made_from_anothers_bears_its_own_makers_name():
    """`attrs.evolve` copies the stamp; who changed a record last answers for it."""
    (first,) = checked([A(span=GOOD)], one("first.a", A), TEXT)
    (second,) = checked([attrs.evolve(first, rule="better")], one("second.a", A), TEXT)
    assert (first.annotator, second.annotator) == ("first.a", "second.a")


def test_a_record_within_a_record_keeps_its_maker():
    (inner,) = checked([A(span=GOOD)], one("first.a", A), TEXT)
    (outer,) = check(Rich(span=GOOD, record=inner))
    assert outer.record.annotator == "first.a"


@attrs.frozen(kw_only=True)
class Unresolved(Annotation):
    place: Nowhere | None = None  # noqa: F821


def test_hints_that_cannot_be_resolved_do_not_hide_spans():
    """What stands under TYPE_CHECKING is not there at run time."""
    assert check(Unresolved(span=GOOD, place=None), makes=Unresolved)
    with pytest.raises(RecordError, match=r"Unresolved.place says 'Ola'"):
        check(Unresolved(span=GOOD, place=BAD), makes=Unresolved)
