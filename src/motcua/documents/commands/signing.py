"""A person's own signature on a PDF, in the form that Decree 30/2020/NĐ-CP gives it; and where their key lies.

Art. 13, clause 7: on an electronic document the competent person signs digitally. Annex I, part II, point
7d: what is seen is their signature on paper, blue, PNG on transparent ground, in the middle between the
title and the name ("hình ảnh chữ ký của người có thẩm quyền trên văn bản giấy, màu xanh, định dạng Portable
Network Graphics (.png) nền trong suốt; đặt canh giữa chức vụ của người ký và họ tên người ký").
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID
from django.conf import settings
from PIL import Image, UnidentifiedImageError

from motcua.documents import papers
from motcua.documents.commands.sealing import Spot
from motcua.documents.models import SigningAccount
from motcua.documents.providers import personal_signing, remote_signing
from motcua.documents.providers.personal_signing import Prepared, Unsigned
from motcua.documents.providers.remote_signing import Answer, Credential, ServiceDown, ServiceRefused
from motcua.documents.providers.sealing import Mark, Place
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPermitted, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold

__all__ = ["Answer", "Key", "Prepared", "ServiceDown", "ServiceRefused", "ToSign", "Unsigned"]

Key = SigningAccount
_MOST_WIDE_MM, _MOST_HIGH_MM = 40.0, 26.0
_MOST_BYTES, _MOST_PIXELS, _KEPT_PIXELS = 2 << 20, 20_000_000, (1200, 800)


class NotAnOfficersAccount(NotPermitted):
    message = N_("Only officers sign results.")


class ServiceSilent(NotPossible):
    message = N_("The signing service does not answer. Try again in a few minutes.")


class NoKeyThere(NotPossible):
    message = N_("The signing service keeps no key that can sign for “%(user)s”.")


class AnothersKey(NotPossible):
    message = N_("The certificate there is of %(signer)s, and you are %(officer)s. Link your own.")


class CertificateEnded(NotPossible):
    message = N_("The certificate of %(signer)s is not valid today. Ask for a new one, then link it here.")


class NoPicture(NotPossible):
    message = N_("The picture of a signature is a PNG on transparent ground, of at most 2 MB.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSign:
    """A PDF that an officer signs; `spot` is the middle of their signature's place, where it is known."""

    pdf: bytes
    field: str
    reason: str
    agency: str
    spot: Spot | None = None


def link_account(user: str, *, by: Actor, at: datetime) -> str:
    """Link the officer to their key at the signing service; the name on its certificate.

    Raises NotAnOfficersAccount, ServiceSilent, NoKeyThere, AnothersKey, CertificateEnded.
    """
    if by.officer_id is None:
        raise NotAnOfficersAccount
    found = _key_of(user.strip()[:100], by.name)
    certificate = x509.load_der_x509_certificate(found.chain[0])
    signer = _name(certificate)
    if fold(signer) != fold(by.name):
        raise AnothersKey(signer=signer, officer=by.name)
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise CertificateEnded(signer=signer)
    SigningAccount.objects.update_or_create(
        officer_id=by.officer_id or 0,
        defaults={
            "service_user": user.strip()[:100],
            "credential": found.id,
            "chain": [base64.b64encode(one).decode() for one in found.chain],
            "algorithm": found.algorithm,
            "most": min(found.most, settings.MOTCUA_SIGNING_MOST),
            "signer": signer[:200],
            "ends_at": certificate.not_valid_after_utc,
            "linked_at": at,
        },
    )
    return signer


def _key_of(user: str, name: str) -> Credential:
    try:
        for one in remote_signing.credentials(user, name=name):
            return remote_signing.credential(one)
    except ServiceDown:
        raise ServiceSilent from None
    except ServiceRefused:
        pass
    raise NoKeyThere(user=user)


def unlink_account(*, by: Actor) -> None:
    SigningAccount.objects.filter(officer_id=by.officer_id or 0).delete()


def keep_picture(png: bytes, *, by: Actor) -> None:
    """The picture of the officer's signature, for those that follow. Raises NoPicture."""
    SigningAccount.objects.filter(officer_id=by.officer_id or 0).update(picture=_tidied(png))


def _tidied(png: bytes) -> bytes:
    """Written anew: nothing but the picture is kept, and no more of it than is printed."""
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
            if len(png) > _MOST_BYTES or opened.width * opened.height > _MOST_PIXELS:
                raise NoPicture
            picture = opened.convert("RGBA")
    except (OSError, UnidentifiedImageError, ValueError):
        raise NoPicture from None
    if picture.getchannel("A").getextrema()[0] == 255:
        raise NoPicture
    picture.thumbnail(_KEPT_PIXELS)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def prepare(what: ToSign, account: SigningAccount, *, at: datetime) -> Prepared:
    """What the officer's signature will stand on. Raises PdfUnsignable."""
    stamp, place = (b"", Place()) if what.spot is None else _seen(account, what.spot, at)
    mark = Mark(field=what.field, reason=what.reason, location=what.agency, stamp=stamp, place=place)
    return personal_signing.prepare(what.pdf, _chain(account), mark)


def ask(account: SigningAccount, digests: Sequence[bytes], *, text: str) -> Answer:
    """Have the officer asked on their telephone. Raises ServiceDown, ServiceRefused."""
    return remote_signing.authorize(account.credential, digests, text=text)


def asked(handle: str) -> Answer:
    """What became of it. Raises ServiceDown, ServiceRefused."""
    return remote_signing.check(handle)


def fetch(account: SigningAccount, word: str, digests: Sequence[bytes]) -> list[bytes | None]:
    """The signatures, once the officer has confirmed. Raises ServiceDown, ServiceRefused."""
    key = Credential(account.credential, _chain(account), account.algorithm, account.most)
    return remote_signing.sign(key, word, digests)


def complete(prepared: Prepared, account: SigningAccount, signature: bytes | None) -> bytes:
    """The signed PDF. Raises Unsigned, or SealUnusable where the authority of time stamps is down."""
    if signature is None:
        raise Unsigned("the service gave no signature")
    return personal_signing.complete(prepared, _chain(account), signature, stamps_by=settings.MOTCUA_SEAL_TSA)


def _chain(account: SigningAccount) -> tuple[bytes, ...]:
    return tuple(base64.b64decode(one) for one in account.chain)


def _seen(account: SigningAccount, spot: Spot, at: datetime) -> tuple[bytes, Place]:
    """The picture of the signature in its place; where none is kept, who signs in words."""
    width, height = _MOST_WIDE_MM, 10.0
    if account.picture:
        with Image.open(io.BytesIO(account.picture)) as opened:
            scale = min(_MOST_WIDE_MM / opened.width, _MOST_HIGH_MM / opened.height)
            width, height = opened.width * scale, opened.height * scale
    here = at.astimezone(HANOI)
    told = {
        "width_mm": width,
        "height_mm": height,
        "png": list(account.picture or b""),
        "name": account.signer,
        "signed_at": here.isoformat(timespec="seconds"),
    }
    drawn = papers.render("documents/signature.typ", told, issued_on=here.date())
    place = Place(
        page=spot.page,
        x_mm=spot.x_mm - width / 2,
        y_mm=spot.y_mm - height / 2,
        width_mm=width,
        height_mm=height,
    )
    return drawn, place


def _name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()
