"""A programme that is being made: whatever is done, the file that comes out is the same conference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date as Date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.nasty import NASTY
from workshop_tui.domain import editing, planning
from workshop_tui.domain.conference import Conference
from workshop_tui.domain.message import Refusal
from workshop_tui.paths import shipped_sessions
from workshop_tui.sessionfile import load
from workshop_tui.sessionfile.loading import read
from workshop_tui.sessionfile.planning import Plan, Unfitting, tree_of
from workshop_tui.sessionfile.reading import Tree
from workshop_tui.sessionfile.schema import (
    ConferenceEntry,
    Entry,
    ItemEntry,
    OrganisationEntry,
    ParticipantEntry,
    PositionEntry,
    RosterEntry,
    SeatingEntry,
    TableEntry,
)

SHIPPED = sorted(shipped_sessions().glob("*.yaml"))
TEMPLATES = sorted((shipped_sessions() / "templates").glob("*.yaml"))
BLOCKS: dict[str, type[Entry]] = {
    "conference": ConferenceEntry,
    "agenda": ItemEntry,
    "tables": TableEntry,
    "organisations": OrganisationEntry,
    "positions": PositionEntry,
    "participants": ParticipantEntry,
    "chair_roster": RosterEntry,
    "seating": SeatingEntry,
}

texts = st.one_of(
    st.sampled_from(
        (
            "",
            "5",
            "20 min",
            "1u30",
            "9.00 – 9.30",
            "world_cafe",
            "pitches",
            "talk",
            "ja",
            "en",
            "organisations",
        )
    ),
    st.sampled_from([text for text in NASTY if text.isprintable()] or ["x"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30),
)
values: st.SearchStrategy[Tree] = st.one_of(texts, st.lists(texts, max_size=3).map(list))

people: st.SearchStrategy[Tree] = st.one_of(
    texts, st.fixed_dictionaries({"name": texts, "role": texts, "group": st.sampled_from(("", "A", "Z"))})
)
pairs = st.lists(st.sampled_from(("Ann", "Bob", "iemand")), min_size=1, max_size=3)


def comments(text: str) -> list[str]:
    """The lines of a file that are comments."""
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


def acted(plan: Plan, data: st.DataObject) -> None:
    """Something that the screen can do; what is refused changes nothing."""
    conference = plan.conference
    item = data.draw(st.sampled_from(conference.agenda))
    number = data.draw(st.integers(-10, 90))
    push = data.draw(st.booleans())
    title = data.draw(texts)
    does: list[Callable[[Conference], Conference]] = [
        lambda now: editing.change_length(now, item.id, number, push=push),
        lambda now: editing.move_item(now, item.id, push),
        lambda now: editing.rename_item(now, item.id, title),
        lambda now: editing.set_fixed(now, item.id, push),
        lambda now: editing.remove_item(now, item.id),
        lambda now: planning.without_item(now, item.id),
        lambda now: editing.add_item(now, item.id, title, item.kind, number),
        lambda now: editing.add_table(now, title),
        lambda now: _field(plan, data),
        lambda now: _field(plan, data),
        lambda now: plan.with_entry(("groups",), data.draw(values)),
        lambda now: plan.with_new("participants", 0, data.draw(people), data.draw(people)),
        lambda now: planning.without_participant(now, 0) if now.participants else now,
        lambda now: plan.with_entry(("seating",), {"together": [[*data.draw(pairs)]]}),
        lambda now: plan.with_entry(("seating",), {"apart": [[*data.draw(pairs)], [*data.draw(pairs)]]}),
        lambda now: plan.with_entry(("chair_roster",), {"first_year": "2026", "order": data.draw(values)}),
        lambda now: plan.with_entry(("chair_roster",), None),
    ]
    before = plan.settled
    try:
        plan.change(data.draw(st.sampled_from(does)))
    except Refusal:
        assert plan.settled is before


def _field(plan: Plan, data: st.DataObject) -> Conference:
    """Another value in some field of some entry."""
    tree = tree_of(plan.conference)
    block = data.draw(st.sampled_from([block for block in BLOCKS if tree.get(block)]))
    found = tree[block]
    place = data.draw(st.integers(0, len(found) - 1)) if isinstance(found, list) else None
    entry = found[place] if isinstance(found, list) and place is not None else found
    assert isinstance(entry, dict)
    key = data.draw(st.sampled_from([key for key in BLOCKS[block].model_fields if key != "id"]))
    changed = {**entry, key: data.draw(values)}
    return plan.with_entry((block,) if place is None else (block, place), changed)


@pytest.mark.parametrize("file", [SHIPPED[0], SHIPPED[3], TEMPLATES[-1]], ids=lambda file: file.stem)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_done_is_what_the_file_says(file: Path, data: st.DataObject) -> None:
    plan = Plan.of_file(file)
    began = plan.conference
    for _ in range(data.draw(st.integers(1, 6))):
        acted(plan, data)
    writing = plan.text_for(file)
    loaded = read(writing.text, file, writing.beside)
    assert loaded.errors == ()
    assert loaded.conference == plan.conference
    if writing.kept:
        # A comment on a line of its own goes with nothing.
        assert set(comments(plan.source)) <= set(comments(writing.text))
    assert sorted(str(found.message) for found in plan.problems) == sorted(
        str(found.message) for found in loaded.problems
    )
    ended = plan.conference
    while plan.undo():
        pass
    assert plan.conference == began
    while plan.redo():
        pass
    assert plan.conference == ended
    assert plan.take_text(writing.text) == ()
    assert plan.conference == ended


@pytest.mark.parametrize("file", [*SHIPPED, *TEMPLATES], ids=lambda file: file.stem)
def test_a_plan_is_what_the_file_is(file: Path) -> None:
    plan, loaded = Plan.of_file(file), load(file)
    assert plan.conference == loaded.conference
    assert [found.message for found in plan.problems] == [found.message for found in loaded.problems]
    assert plan.text_for(file).text == loaded.text


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_comments_survive_a_change_of_everything(file: Path) -> None:
    plan = Plan.of_file(file)

    def everything(now: Conference) -> Conference:
        return replace(
            now,
            location="Elders",
            purpose="Eén doel\nen nog een",
            agenda=tuple(
                replace(
                    one, title=f"{one.title}!", led_by="iemand", notes="een: twee\n# drie", prompts=("Wat?",)
                )
                for one in now.agenda
            ),
            tables=tuple(
                replace(one, hosts=("An", "Bo"), statement=replace(one.statement, text="Alles: kan #beter"))
                for one in now.tables
            ),
        )

    plan.change(everything)
    saved = plan.text_for(file)
    assert saved.kept
    assert read(saved.text, file).conference == plan.conference
    assert set(comments(plan.source)) <= set(comments(saved.text))


def test_a_key_that_goes_takes_nothing_else_with_it(tmp_path: Path) -> None:
    file = tmp_path / "day.yaml"
    file.write_text(
        "# De dag\nconference:\n  title: Dag  # de naam\n  location: Hier\n  # datum volgt nog\n"
        "  date: 2026-01-15\nagenda:\n  - time: 9.00 – 10.00\n    title: Een  # eerst\n"
        "    led_by: An\n    notes: |\n      regel\n    # onder de notities\n    kind: talk\n",
        encoding="utf-8",
    )
    plan = Plan.of_file(file)
    plan.change(
        lambda now: replace(now, location="", agenda=(replace(now.agenda[0], notes="", led_by="Bo"),))
    )
    saved = plan.text_for(file)
    assert saved.kept
    assert saved.text == (
        "# De dag\nconference:\n  title: Dag  # de naam\n  # datum volgt nog\n"
        "  date: 2026-01-15\nagenda:\n  - time: 9.00 – 10.00\n    title: Een  # eerst\n"
        "    led_by: Bo\n    # onder de notities\n    kind: talk\n"
    )


def test_what_no_file_can_say_is_refused_with_its_place() -> None:
    plan = Plan.of_file(SHIPPED[0])
    entry = tree_of(plan.conference)["agenda"]
    assert isinstance(entry, list)
    assert isinstance(entry[2], dict)
    with pytest.raises(Unfitting) as refused:
        plan.with_entry(("agenda", 2), {**entry[2], "time": "kwart voor"})
    assert refused.value.path == ("agenda", 2, "time")


def test_a_file_that_changed_meanwhile_is_known(tmp_path: Path) -> None:
    file = tmp_path / "day.yaml"
    file.write_text(TEMPLATES[0].read_text(encoding="utf-8"), encoding="utf-8")
    plan = Plan.of_file(file)
    assert not plan.changed_meanwhile(file)
    assert not plan.changed_meanwhile(tmp_path / "other.yaml")
    file.write_text("iets anders", encoding="utf-8")
    assert plan.changed_meanwhile(file)
    assert Plan.of_file(TEMPLATES[0]).changed_meanwhile(file)


def test_a_renamed_organisation_is_renamed_everywhere() -> None:
    plan = Plan.of_file(next(file for file in SHIPPED if file.stem.startswith("2020-02-14")))
    old = plan.conference.organisations[0].name
    plan.change(lambda now: planning.rename_organisation(now, old, "Elders"))
    said = str(tree_of(plan.conference))
    assert "Elders" in said
    assert plan.conference.organisations[0].name == "Elders"
    assert all(person.organisation != old for person in plan.conference.participants)
    assert all(each.organisation != old for item in plan.conference.agenda for each in item.speakers)


def test_a_text_with_errors_changes_nothing() -> None:
    plan = Plan.of_file(SHIPPED[0])
    before = plan.settled
    errors = plan.take_text(plan.source.replace("date:", "datum:"))
    assert [error.key for error in errors] == ["datum"]
    assert plan.settled is before
    assert not plan.is_changed


def test_comments_in_a_text_that_is_taken_over_are_kept() -> None:
    plan = Plan.of_file(SHIPPED[0])
    text = plan.source + "# a new one\n"
    assert plan.take_text(text) == ()
    assert plan.is_changed
    assert plan.text_for(SHIPPED[0]).text == text


def test_the_first_of_a_programme_is_nothing_much() -> None:
    made = Plan.of_conference(planning.blank("Dag", "Welkom", Date(2026, 1, 15), "nl"), "")
    assert made.problems == ()
    assert [(item.title, item.end - item.start) for item in made.conference.agenda] == [("Welkom", 15)]


def test_where_every_organisation_speaks_one_that_comes_or_goes_does_too() -> None:
    file = next(file for file in SHIPPED if file.stem.startswith("2020-02-14"))
    plan = Plan.of_file(file)
    said = plan.source.count("speakers: organisations")
    assert said
    plan.change(lambda _: plan.with_new("organisations", 0, "Waterschap"))
    plan.change(lambda now: planning.rename_organisation(now, "Waterschap", "Het waterschap"))
    item = next(item for item in plan.conference.agenda if item.speakers)
    assert [each.name for each in item.speakers] == [one.name for one in plan.conference.organisations]
    saved = plan.text_for(file)
    assert saved.kept
    assert saved.text.count("speakers: organisations") == said
    assert read(saved.text, file).conference == plan.conference
    plan.change(lambda _: plan.without("organisations", 0))
    assert plan.text_for(file).text == plan.source
