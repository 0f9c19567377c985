"""The papers that were asked for, taken at the counter: ticked, and scanned where there is a scan."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.dossiers import commands
from motcua.dossiers.commands.supplement import SupplementAsked
from motcua.dossiers.models import Dossier
from motcua.law.lifecycle import Status
from tests.desk.test_desk import SignedIn
from tests.documents import hostile
from tests.world import World, at

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def asked(world: World) -> Dossier:
    dossier_id = world.forwarded(at("04-05 09:00"), at=at("04-05 08:00"))
    told = SupplementAsked(
        dossier_id=dossier_id, by=world.minh, at=at("04-05 10:00"), items=("Bản vẽ", "Ảnh"), reason="Thiếu"
    )
    commands.ask_supplement([told])
    return Dossier.objects.get(pk=dossier_id)


def test_a_scan_is_kept_with_its_paper_and_the_time_runs_on(asked: Dossier, signed_in: SignedIn) -> None:
    officer = signed_in("minh")
    page = officer.get(f"/desk/dossiers/{asked.pk}").content.decode()
    assert 'enctype="multipart/form-data"' in page and 'name="scan-1"' in page
    sent = {
        "documents": ["Ảnh"],
        "scan-0": [SimpleUploadedFile(f"{n}.jpg", hostile.picture("JPEG", (300 + n, 200))) for n in (1, 2)],
    }

    officer.post(f"/desk/dossiers/{asked.pk}/accept_supplement", sent)

    asked.refresh_from_db()
    assert asked.status == Status.IN_PROCESS
    drawing, photo = asked.documents.order_by("-id")[:2][::-1]
    assert (drawing.name, drawing.file_name, drawing.digitisation) == ("Bản vẽ", "Bản vẽ.pdf", "digitised")
    assert (photo.name, photo.file) == ("Ảnh", None)


def test_a_file_that_cannot_be_taken_is_said_and_nothing_is_done(asked: Dossier, signed_in: SignedIn) -> None:
    officer = signed_in("minh")

    answer = officer.post(
        f"/desk/dossiers/{asked.pk}/accept_supplement",
        {"scan-0": SimpleUploadedFile("ve.exe", hostile.PROGRAM)},
    )

    assert answer.status_code == 422 and "ve.exe" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.status == Status.SUPPLEMENT_ASKED
