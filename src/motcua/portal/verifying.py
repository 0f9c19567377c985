"""Anybody may verify a result: by the code in its QR, or by the file itself, which is looked at and not kept."""

import tempfile
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.documents.queries import NotReadable
from motcua.dossiers.commands import tracking
from motcua.dossiers.commands.tracking import TooManyGuesses
from motcua.dossiers.queries import results, verifying
from motcua.dossiers.queries.results import Known
from motcua.dossiers.queries.verifying import Finding, Verdict
from motcua.law.errors import N_
from motcua.portal.holder import address_of, private
from motcua.ui import formats

SAID: dict[Verdict, tuple[str, str, str]] = {
    Verdict.GENUINE: (
        "green",
        N_("Genuine"),
        N_("This is the very file that the agency signed. Nothing in it was changed, and the result holds."),
    ),
    Verdict.REVOKED: (
        "red",
        N_("Revoked"),
        N_("The file is genuine, but the agency has revoked this result. It holds no longer."),
    ),
    Verdict.ALTERED: (
        "red",
        N_("Altered"),
        N_("The file was changed after it was signed, or its signature is broken. Do not rely on it."),
    ),
    Verdict.UNTRUSTED: (
        "red",
        N_("Not signed by us"),
        N_("The file is signed, but not by a certificate that this province trusts. Anybody can put the"
           " names of an agency into a signature. Do not rely on it."),
    ),
    Verdict.COPY: (
        "green",
        N_("True copy"),
        N_("This is the very electronic copy of a paper that the centre signed. Nothing in it was changed."),
    ),
    Verdict.UNKNOWN: ("grey", N_("Not known here"), N_("Nothing in this file shows that it was issued here.")),
}  # fmt: skip
BY_CODE = {
    Verdict.GENUINE: N_("A result with this code was issued, and it holds. Compare what your paper says with"
                        " what stands here; a file is compared to the byte when you verify it below."),
    Verdict.REVOKED: N_("A result with this code was issued, and the agency has revoked it. It holds no longer."),
}  # fmt: skip


class VerifyForm(forms.Form):
    """A code or a file; a file counts where both come."""

    code = forms.CharField(
        label=gettext_lazy("The code under the seal"), max_length=60, required=False, strip=True
    )
    file = forms.FileField(
        label=gettext_lazy("The signed file (PDF)"),
        required=False,
        widget=forms.FileInput({"accept": "application/pdf,.pdf"}),
    )

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > settings.MOTCUA_VERIFY_MB << 20:
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB.") % {"most": settings.MOTCUA_VERIFY_MB}
            )
        return file

    def clean_code(self) -> str:
        typed = str(self.cleaned_data["code"])
        if typed and results.as_code(typed) is None:
            raise forms.ValidationError(_("A code has 26 letters and figures. Look under the seal again."))
        return results.as_code(typed) or ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not said.get("code") and not said.get("file"):
            self.add_error("file", _("Choose the file, or type the code."))
        return said


@require_http_methods(["GET", "HEAD", "POST"])
@private
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a file; a file's verdict is the answer itself."""
    if request.method != "POST":
        return _ask(request, VerifyForm())
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form, status=422)
    file = form.cleaned_data["file"]
    if file is None:
        return redirect("portal:verify_code", code=form.cleaned_data["code"])
    try:
        found = _looked_at(request, file)
    except TooManyGuesses:
        return render(request, "portal/verify_wait.html", status=429)
    except NotReadable as fault:
        form.add_error("file", _(fault.message))
        return _ask(request, form, status=422)
    return _tell(request, found, _(SAID[found.verdict][2]))


def _looked_at(request: HttpRequest, file: "UploadedFile[Any]") -> Finding:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return tracking.verify_file(Path(copy.name), address=address_of(request), at=timezone.now())


@require_safe
@private
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR on the seal leads: whether there is such a result, and whether it holds."""
    asked = results.as_code(code)
    try:
        known = tracking.open_result(asked or "", address=address_of(request), at=timezone.now())
    except TooManyGuesses:
        return render(request, "portal/verify_wait.html", status=429)
    if known is None:
        form = VerifyForm({"code": code[:60]})
        form.add_error("code", _("No result has this code. Look under the seal again."))
        return _ask(request, form, status=404)
    verdict = verifying.standing(known)
    return _tell(request, Finding(verdict, known=known), _(BY_CODE[verdict]))


def _ask(request: HttpRequest, form: VerifyForm, status: int = 200) -> HttpResponse:
    return render(
        request, "portal/verify.html", {"form": form, "most_mb": settings.MOTCUA_VERIFY_MB}, status=status
    )


def _tell(request: HttpRequest, found: Finding, text: str) -> HttpResponse:
    colour, title, _text = SAID[found.verdict]
    shown = {
        "colour": colour,
        "verdict": _(title),
        "text": text,
        "by_file": found.signature is not None or found.known is None or found.verdict == Verdict.ALTERED,
        "rows": [*_of_result(found.known), *_of_person(found), *_of_signature(found)],
        "form": VerifyForm(),
        "most_mb": settings.MOTCUA_VERIFY_MB,
    }
    return render(request, "portal/verified.html", shown)


def _of_result(known: Known | None) -> list[tuple[str, object]]:
    if known is None:
        return []
    rows: list[tuple[str, object]] = [
        (_("Number of the result"), known.number),
        (_("Procedure"), str(known.procedure)),
        (_("Agency"), known.agency),
        (_("Issued"), formats.day(known.issued_at)),
        *_signed_in_person(known),
        (_("Sealed"), formats.short(known.sealed_at)),
        (_("By the certificate of"), known.signer),
    ]
    if known.revoked_at:
        rows.append((_("Revoked on"), formats.day(known.revoked_at)))
        rows.append((_("By decision"), known.decision))
    return rows


def _signed_in_person(known: Known) -> list[tuple[str, object]]:
    if known.own_signed_at is None:
        return []
    return [(_("Signed by"), f"{known.own_signer}, {formats.short(known.own_signed_at)}")]


def _of_person(found: Finding) -> list[tuple[str, object]]:
    own = found.person
    if own is None:
        return []
    fits = _("Yes") if own.fits else _("No")
    trusted = _("Yes, by %(issuer)s") % {"issuer": own.issuer} if own.trusted else _("No")
    rows: list[tuple[str, object]] = [
        (_("The person's signature fits"), fits),
        (_("Their certificate that we trust"), trusted),
    ]
    return rows


def _of_signature(found: Finding) -> list[tuple[str, object]]:
    signature = found.signature
    if signature is None:
        return []
    rows: list[tuple[str, object]] = []
    if found.known is None:
        rows = [(_("The signature names"), signature.signer), (_("Certificate issued by"), signature.issuer)]
    unchanged = _("Yes") if signature.sound else _("No")
    trusted = _("Yes, by %(issuer)s") % {"issuer": signature.issuer} if signature.trusted else _("No")
    rows += [(_("Unchanged since it was signed"), unchanged), (_("Certificate that we trust"), trusted)]
    if signature.at is not None:
        label = _("Time stamp of an authority") if signature.stamped else _("Signed, by the signer's clock")
        rows.append((label, formats.short(signature.at)))
    return rows
