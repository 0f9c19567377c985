"""Whatever shows an official somebody's data has noted the look first: every page, tried as every role.

Vy stands everywhere here: in dossiers at each stage, in the post's bag, in a partner's list, beside a helper, in
what she sent. A page that names her, or an officer's remark, and has noted nothing fails.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from motcua.audit.models import Look
from motcua.catalogue.models import RequiredDocument
from motcua.dossiers import commands as dossiers
from motcua.dossiers.commands.batches import Brought
from motcua.dossiers.models import Channel
from motcua.hall.models import AssistedSession
from motcua.identity.models import Person
from motcua.organisation.models import Officer
from motcua.payments import commands as payments
from motcua.payments.commands.statement import StatementGiven
from motcua.payments.models import StatementLine
from motcua.postal import commands as postal
from motcua.postal.commands.moving import Move
from motcua.postal.models import Direction, Shipment, Turn
from tests.dossiers.commands import ladder
from tests.house import test_rights
from tests.house.rights import ROLES, TABLE, Place
from tests.payments.money import LATER
from tests.postal import post as posts
from tests.postal.post import Post
from tests.ratings.test_feedback import filed
from tests.staffing.test_remarks import write
from tests.world import TUESDAY_8, World

people = test_rights.people
REMARK = "Vắng mặt không lý do ở quầy"
MARKS = ("Hoàng Thị Vy", "Hoang Thi Vy", "HOANG THI VY", "020301000123", "0912345678", REMARK)
STAGES = (
    ladder.registered, ladder.received, ladder.given, ladder.taken, ladder.appraised, ladder.asked,
    ladder.consulted, ladder.finished, ladder.questioned,
)  # fmt: skip
# Examples, no persons: the sample line of an empty list, and messages of which one is shown as it would read.
EXAMPLES = {"desk:batch_pattern", "desk:notice_situation"}
LIST = "key,procedure,applicant_name\nA-1,1.009978,Hoàng Thị Vy\n"


@pytest.fixture
def post(db: None, folder: Any) -> Post:
    return posts.build()


@pytest.fixture
def place(post: Post) -> Place:
    world = post.world
    first = [stage(world, 1)[0] for stage in STAGES]
    code, secret = "", ""
    return Place(world, first[1], first[2], first[7], code, secret)


@pytest.fixture
def elsewhere(
    post: Post, place: Place, people: dict[str, Client]
) -> Iterator[dict[str, list[Mapping[str, Any]]]]:
    """Where Vy stands beside her dossiers: the addresses' arguments by name."""
    world, now = post.world, timezone.now()
    bagged, waiting = _shipments(post)
    letter = post.asked()
    (batch_id,) = dossiers.bring_batches(
        [
            Brought(
                centre_id=world.centre.pk, partner_code="0101243150", partner_name="Công chứng",
                channel=Channel.COUNTER, file_name="ds.csv", content=LIST.encode(), by=world.lan, at=now,
            )
        ]
    )  # fmt: skip
    helper = Officer.objects.get(code="rights-guidance-officer")
    session = AssistedSession.objects.create(
        officer=helper, centre=world.centre, person=Person.objects.get(pk=post.vy.person_id), topic="filing",
        started_at=now, code_id=uuid4(),
    )  # fmt: skip
    _money(world)
    write(world, text=REMARK)
    yield {
        "desk:post_list": [{"which": which} for which in ("collect", "bag", "send")],
        "desk:post_shipment": [{"reference": one.reference} for one in (bagged, waiting, letter)],
        "desk:batch": [{"batch_id": batch_id}],
        "desk:batch_told": [{"batch_id": batch_id}],
        "desk:assisted": [{"session_id": session.pk}],
        "desk:one_feedback": [{"feedback_id": filed(world)}],
        "desk:person": [{"officer_id": world.lan.officer_id}],
        "dashboard:behind": [{"figure": "received.total"}],
    }


def _shipments(post: Post) -> tuple[Shipment, Shipment]:
    """Papers to the centre, of which there is no dossier yet: one in the bag, one still to be fetched."""
    version = post.world.five_days
    papers = RequiredDocument.objects.filter(version=version).values_list("pk", flat=True)
    asked = {"direction": Direction.COLLECTION, "version_id": version.pk, "at": TUESDAY_8, "dossier_ids": ()}
    both = [post.asked(**asked, detail=f"Số {n}") for n in range(2)]
    postal.move(
        [Move(shipment_id=both[0].pk, turn=Turn.COLLECT, by=post.bich, at=LATER, papers=tuple(papers))]
    )
    return both[0], both[1]


def _money(world: World) -> None:
    """A transfer whose sender wrote nothing that we know."""
    head = "Ngày giao dịch,Số tham chiếu,Số tiền ghi có,Nội dung"
    content = f"{head}\n06/04/2021,FT2,5000,HOANG THI VY NOP LE PHI"
    payments.import_statements(
        [
            StatementGiven(
                file_name="a.csv",
                content=content.encode(),
                centre_id=world.centre.pk,
                by=world.ngan,
                at=LATER,
            )
        ]
    )
    assert StatementLine.objects.exists()


def test_no_page_shows_a_person_before_the_look_is_noted(
    place: Place, people: dict[str, Client], elsewhere: dict[str, list[Mapping[str, Any]]]
) -> None:
    silent: dict[str, set[str]] = {}
    showing: set[str] = set()
    for name, line in TABLE.items():
        if not name.startswith(("desk:", "dashboard:")) or name in EXAMPLES:
            continue
        for arguments in elsewhere.get(name, [dict(line.at(place))]):
            for kind in ROLES:
                if name not in elsewhere and line.answers[kind] != 200:
                    continue
                shown, noted = _shown(
                    people[kind], reverse(name, kwargs=dict(arguments)), dict(line.say(place))
                )
                showing |= {name} if shown else set()
                if shown and not noted:
                    silent.setdefault(name, set()).add(kind)

    assert silent == {}
    assert set(elsewhere) - {"dashboard:behind", "desk:batch_told"} <= showing, (
        "the test looks at nobody there"
    )


def _shown(client: Client, url: str, said: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the page names somebody, and whether that was noted; all is as before afterwards."""
    with transaction.atomic():
        before = Look.objects.count()
        answer = client.get(url, said)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        noted = Look.objects.count() > before
        transaction.set_rollback(True)
    text = body.decode(errors="replace") if answer.status_code == 200 else ""
    return any(mark in text for mark in MARKS), noted
