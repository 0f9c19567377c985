"""What `motcua doctor` asks of the seals, and of the service that keeps officers' keys."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from PIL import Image, UnidentifiedImageError

from motcua.documents.models import SigningAccount
from motcua.documents.providers import certificates, remote_signing, token
from motcua.documents.providers.certificates import Certificate, Seal, SealUnusable
from motcua.documents.queries.sealed import seals
from motcua.lib.checkup import Finding

# An authority of the Government takes weeks to give out a certificate.
_WARNED_BEFORE = timedelta(days=45)
_NAMED = 10
# By whether the key lies on a token.
_MENDS = {
    False: "put the right file there, and its password beside it",
    True: "see that the token is in, its library installed, and the PIN and the names in the file are the token's"
    " own (pkcs11-tool --module LIBRARY --list-objects --login)",
}


def checkup() -> Iterator[Finding]:
    """The seals, then what officers sign with."""
    yield from of_seals()
    yield from of_signing()


def of_seals() -> Iterator[Finding]:
    """Each certificate that seals results can be read, is in force, fits its key, and is trusted."""
    found = seals()
    if not found:
        yield Finding("seals", True, "none is set: results are not sealed")
    for one in found:
        yield of_seal(one, at=_now())
    if settings.MOTCUA_SEAL_LONG_TERM and not settings.MOTCUA_SEAL_TSA:
        yield Finding(
            "seals",
            False,
            "MOTCUA_SEAL_LONG_TERM without MOTCUA_SEAL_TSA has no effect",
            "set MOTCUA_SEAL_TSA",
        )


def of_signing() -> Iterator[Finding]:
    """The service that keeps officers' keys answers, and their certificates hold for a while yet."""
    if not remote_signing.is_set():
        yield Finding("signing service", True, "none is set: officers do not sign in person")
        return
    where = settings.MOTCUA_SIGNING_URL
    try:
        remote_signing.reach()
    except remote_signing.ServiceDown as fault:
        mend = "see that MOTCUA_SIGNING_URL is its address and this machine may reach it; what waits is signed later"
        yield Finding("signing service", False, f"{where} gives no answer: {fault}", mend)
    except remote_signing.ServiceRefused as fault:
        mend = "set MOTCUA_SIGNING_CLIENT and MOTCUA_SIGNING_SECRET as the service gave them"
        yield Finding("signing service", False, f"{where} refuses us: {fault}", mend)
    else:
        yield Finding("signing service", True, f"{where} answers and knows us")
    yield _officers(_now())


def _officers(at: datetime) -> Finding:
    """Whose certificate ended or ends soon: until it is linked anew, their results get the seal alone."""
    rows = SigningAccount.objects.filter(ends_at__lt=at + _WARNED_BEFORE).order_by("ends_at", "officer_id")
    ending = list(rows.values_list("signer", "ends_at")[:_NAMED])
    if not ending:
        return Finding("officers' keys", True, f"{SigningAccount.objects.count()} linked, none ends soon")
    named = ", ".join(f"{signer} ({ends:%d/%m/%Y})" for signer, ends in ending)
    mend = "they ask their authority for a new certificate and link it again at /desk/signing/key"
    return Finding("officers' keys", False, f"ended or ending: {named}", mend)


def _now() -> datetime:
    """The database's clock: deadlines go by it too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        at: datetime = cursor.fetchone()[0]
    return at


def of_seal(seal: Seal, *, at: datetime) -> Finding:
    """The first thing that is wrong with it at `at`, in the order in which to mend."""
    about = f"seal {seal.file.name}"
    try:
        certificate = certificates.read(seal)
    except SealUnusable as fault:
        return Finding(about, False, str(fault), _MENDS[seal.file.suffix == token.ENDING])
    wrong = _wrong(seal, certificate, at) or _picture(seal)
    if wrong:
        return Finding(about, False, *wrong)
    return Finding(about, True, f"{certificate.owner}, until {certificate.ends:%d/%m/%Y}")


def _wrong(seal: Seal, certificate: Certificate, at: datetime) -> tuple[str, str] | None:
    ask = "ask its authority for a new certificate, and put it in the file's place"
    whose, until = certificate.owner, f"{certificate.ends:%d/%m/%Y}"
    if not certificate.fits:
        return f"the key beside it is not that of {whose}'s certificate", "export both together again"
    if not certificate.signs:
        return f"{whose}'s certificate is not for signing documents", "ask for one with non-repudiation"
    if at < certificate.begins:
        return f"{whose}'s certificate begins on {certificate.begins:%d/%m/%Y}", "wait, or set the clock"
    if at > certificate.ends:
        return f"{whose}'s certificate ended on {until}: nothing is sealed", ask
    if certificate.ends - at < _WARNED_BEFORE:
        return f"{whose}'s certificate ends on {until}", ask
    if not _trusted(seal, certificate):
        mend = "add its authority's certificates to MOTCUA_SEAL_TRUST"
        return f"what {whose} seals is not trusted by our own page", mend
    return None


def _trusted(seal: Seal, certificate: Certificate) -> bool:
    try:
        trusted = seal.trust.read_bytes() if seal.trust else b""
        return certificates.comes_from(certificate, trusted)
    except (OSError, ValueError):
        return False


def _picture(seal: Seal) -> tuple[str, str] | None:
    if seal.image is None:
        return None
    mend = "save it as PNG, red on transparent ground"
    try:
        with Image.open(seal.image) as opened:
            if opened.format != "PNG" or "A" not in opened.getbands():
                return f"{seal.image.name} has no transparent ground", mend
    except (OSError, UnidentifiedImageError) as fault:
        return f"{seal.image.name}: {fault}", mend
    return None
