"""Seals whose key never leaves its token: what they seal is as good, and what can go wrong is said."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from motcua.documents.commands import SealUnusable
from motcua.documents.queries import checkup
from motcua.dossiers import jobs
from motcua.dossiers.models import SealedResult
from tests.documents import authority
from tests.documents.authority import Authority
from tests.documents.softhsm import PIN, Token, tokens
from tests.portal.test_results import GENUINE, _download, _verify
from tests.portal.test_seals import given_by
from tests.world import World, at

__all__ = ["given_by", "tokens"]

NOON = at("04-06 12:00")


@pytest.fixture
def seal(
    given_by: Authority, tokens: tuple[Token, Token], tmp_path: Path, request: pytest.FixtureRequest
) -> Path:
    """The department's seal: a file that names the key that lies on the token."""
    label = str(request.node.name)
    given_by.gives("Sở Xây dựng", tmp_path / "made.p12")
    tokens[0].put(tmp_path / "made.p12", authority.PASSWORD, label=label)
    return _named(tmp_path, tokens[0].uri(label))


def _named(tmp_path: Path, uri: str, pin: str = PIN) -> Path:
    file = tmp_path / "seals" / "xay-dung.pkcs11"
    file.parent.mkdir(exist_ok=True)
    file.write_text(uri + "\n", encoding="utf-8")
    file.with_suffix(".password").write_text(pin, encoding="utf-8")
    return file


def _said() -> tuple[bool, str, str]:
    found = next(one for one in checkup.of_seals() if one.about == "seal xay-dung.pkcs11")
    return found.well, found.says, found.mend


@pytest.mark.usefixtures("seal")
def test_what_a_token_sealed_is_genuine(world: World, english: Client) -> None:
    jobs.seal_results(dossier_ids=[world.finished(NOON)])

    sealed = SealedResult.objects.select_related("result__dossier", "file").get()
    assert sealed.signer == "Sở Xây dựng"
    assert GENUINE in _verify(english, _download(english, sealed))
    assert _said()[0]


def test_a_token_seals_for_long_too(
    world: World, given_by: Authority, seal: Path, settings: LazySettings, english: Client
) -> None:
    settings.MOTCUA_SEAL_TSA, settings.MOTCUA_SEAL_LONG_TERM = f"{given_by.url}/tsa", True

    jobs.seal_results(dossier_ids=[world.finished(NOON)])

    assert GENUINE in _verify(english, _download(english, SealedResult.objects.get()))
    assert given_by.stamps >= 2


@pytest.mark.django_db
def test_a_key_that_is_not_the_certificates_own_is_found_out(
    given_by: Authority, tokens: tuple[Token, Token], tmp_path: Path
) -> None:
    given_by.gives("Sở Xây dựng", tmp_path / "one.p12")
    given_by.gives("Sở Xây dựng", tmp_path / "other.p12")
    tokens[0].put(tmp_path / "one.p12", authority.PASSWORD, label="khác", key_of=tmp_path / "other.p12")
    _named(tmp_path, tokens[0].uri("khác"))

    assert "key beside it is not" in _said()[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("pkcs11:token=x;object=y?module-path=/no/such.so", "/no/such.so"),
        ("pkcs11:token=x;object=y", "module-path"),
        ("pkcs11:token=x?module-path={module}", "which key"),
        ("pkcs11:token=Con%20d%E1%BA%A5u;object=none?module-path={module}", "Could not find"),
        ("pkcs11:token=None;object=y?module-path={module}", "No token"),
        ("pkcs11:slot-id=1;object=y?module-path={module}", "slot-id"),
    ],
)
def test_what_the_file_names_wrongly_is_said(
    given_by: Authority, tokens: tuple[Token, Token], tmp_path: Path, uri: str, says: str
) -> None:
    _named(tmp_path, uri.format(module=tokens[0].module))

    well, said, mend = _said()

    assert (well, says in said) == (False, True), said
    assert "pkcs11-tool" in mend


def test_a_wrong_pin_is_tried_once_and_never_again_until_somebody_looked(
    world: World, given_by: Authority, tokens: tuple[Token, Token], tmp_path: Path
) -> None:
    given_by.gives("Sở Xây dựng", tmp_path / "made.p12")
    tokens[1].put(tmp_path / "made.p12", authority.PASSWORD, label="khoá")
    _named(tmp_path, tokens[1].uri("khoá"), pin="00000000")
    with pytest.raises(SealUnusable, match="refuses the PIN"):
        jobs.seal_results(dossier_ids=[world.finished(NOON)])

    for _ in range(5):
        with pytest.raises(SealUnusable, match="another wrong one may lock the token"):
            jobs.seal_owed_results(timestamp=0)

    assert "sign in by hand once" in _said()[1]
