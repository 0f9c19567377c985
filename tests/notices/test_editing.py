"""The message plan is edited without code: checked, kept with who did it, and back to what was shipped."""

from dataclasses import replace
from typing import Any

import pytest

from motcua.audit.models import Change
from motcua.law.actor import Actor
from motcua.notices import commands, events, papers, queries
from motcua.notices.commands import NoticeChannel
from motcua.notices.commands.editing import (
    BraceAlone,
    ChannelNeeded,
    Edit,
    EditedMeanwhile,
    NoSuchSituation,
    TextNeeded,
    TextTooLong,
    UnknownPlace,
)
from motcua.notices.policies import NotAnEditor
from tests.notices.letters import told_of
from tests.notices.test_sending import SOON
from tests.world import TUESDAY_8, World


def edit(by: Actor, key: str = "received", **other: Any) -> Edit:
    """The situation as it is, but for what is said otherwise; `short` is the Vietnamese short text."""
    now = queries.plan()[key]
    texts = dict(now.texts)
    for part in events.PARTS:
        if part in other:
            texts["vi"] = replace(texts["vi"], **{part: other.pop(part)})
    told: dict[str, Any] = {
        "is_on": now.is_on, "urgent": now.urgent, "channels": now.channels, "texts": texts, "seen": now.number,
    }  # fmt: skip
    return Edit(situation=key, by=by, at=TUESDAY_8, **(told | other))


def test_an_edit_holds_for_the_next_message(world: World) -> None:
    commands.edit([edit(world.son, short="Hồ sơ {code} đã tới {centre}.")])
    (message,) = told_of(world.received().dossier_id)

    commands.send(at=SOON)

    message.refresh_from_db()
    assert message.text == f"Hồ sơ {message.dossier.code} đã tới Trung tâm Phục vụ hành chính công."
    assert message.plan_number == 1


def test_who_edited_is_kept_with_what_was_before(world: World) -> None:
    commands.edit([edit(world.son, subject="Đã tiếp nhận {code}", urgent=True)])

    change = Change.objects.get(what="message")
    assert (change.about, change.actor_name) == ("received", world.son.name)
    assert change.before["texts"]["vi"]["subject"] == "Hồ sơ {code} đã được tiếp nhận"
    assert change.after["texts"]["vi"]["subject"] == "Đã tiếp nhận {code}"
    assert [(one.number, one.made_by) for one in queries.changes("received")] == [(1, world.son.name)]


def test_back_to_the_shipped_text_is_an_edit_too(world: World) -> None:
    commands.edit([edit(world.son, subject="{code}", is_on=False)])

    commands.back_to_shipped(["received"], seen=1, by=world.son, at=SOON)

    now = queries.plan()["received"]
    assert (now.texts, now.is_on, now.number) == (events.shipped()["received"].texts, True, 2)
    assert Change.objects.filter(what="message").count() == 2


def test_an_earlier_edit_is_still_there(world: World) -> None:
    commands.edit([edit(world.son, subject="một {code}")])
    commands.edit([edit(world.son, subject="hai {code}")])

    found = [queries.change("received", number) for number in (0, 1, 2, 3)]

    subjects = [one and one.texts["vi"].subject for one in found]
    assert subjects == ["Hồ sơ {code} đã được tiếp nhận", "một {code}", "hai {code}", None]


@pytest.mark.parametrize(
    ("other", "refusal"),
    [
        ({"short": "Hồ sơ {ma}"}, UnknownPlace),
        ({"short": "Hồ sơ {amount}"}, UnknownPlace),  # of money's situations
        ({"short": "Hồ sơ {code"}, BraceAlone),
        ({"short": "Hồ sơ code}"}, BraceAlone),
        ({"short": "{}"}, UnknownPlace),
        ({"short": " "}, TextNeeded),
        ({"short": "x" * 401}, TextTooLong),
        ({"channels": ()}, ChannelNeeded),
    ],
)
def test_what_cannot_be_is_refused(world: World, other: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        commands.edit([edit(world.son, **other)])

    assert queries.plan()["received"].shipped


def test_an_unknown_place_is_named_with_those_there_are(world: World) -> None:
    with pytest.raises(UnknownPlace) as refused:
        commands.edit([edit(world.son, short="{ma}")])

    assert refused.value.params["name"] == "ma"
    assert "{due}" in str(refused.value.params["known"])


def test_of_two_who_edit_at_once_the_second_looks_again(world: World) -> None:
    first, second = edit(world.son, subject="một {code}"), edit(world.son, subject="hai {code}")
    commands.edit([first])

    with pytest.raises(EditedMeanwhile):
        commands.edit([second])


def test_a_situation_without_channels_may_be_off(world: World) -> None:
    commands.edit([edit(world.son, channels=(), is_on=False)])

    assert queries.plan()["received"].channels == ()


def test_only_the_supervisor_and_catalogue_officers_edit(world: World) -> None:
    for actor in (world.lan, world.minh, world.hoa, world.phuong):
        with pytest.raises(NotAnEditor):
            commands.edit([edit(actor)])
        with pytest.raises(NotAnEditor):
            commands.back_to_shipped(["received"], seen=0, by=actor, at=TUESDAY_8)


def test_a_situation_that_the_plan_does_not_know(world: World) -> None:
    with pytest.raises(NoSuchSituation):
        commands.edit([replace(edit(world.son), situation="born")])


def test_every_shipped_text_fits_its_own_rules(world: World) -> None:
    for key in events.shipped():
        commands.edit([edit(world.son, key, channels=tuple(NoticeChannel))])


@pytest.mark.parametrize("language", events.LANGUAGES)
def test_every_shipped_text_message_fits_three_parts(language: str) -> None:
    """With a short link: what is longer costs the office more than it tells."""
    link = "https://dvc.langson.gov.vn/track/H37-261125-0042/K7RM2QXW/"
    for situation in events.shipped().values():
        texts = papers.preview(situation.texts, None, link=link, accents=True)
        words = next(one.words for one in texts if one.language == language)
        assert words.counted.parts <= 3, (situation.key, words.short)
        assert "—" not in words.short + words.subject, situation.key
