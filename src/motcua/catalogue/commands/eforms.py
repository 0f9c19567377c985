"""Publish electronic forms: checked, joined with what every form asks, kept under the next number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import orjson
from django.db import transaction
from django.db.models import Max, OuterRef, Q, Subquery

from motcua.catalogue.models import EForm, ProcedureVersion, ServiceLevel
from motcua.catalogue.queries.common_form import (
    COMMON,
    GENERAL,
    HERE,
    common_form,
    digest_of,
    joined,
    read_form,
)
from motcua.catalogue.queries.eforms import FORMATS
from motcua.law.errors import N_, NotPossible
from motcua.lib.eform import Json, form_faults
from motcua.organisation.commands.tables import Put


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPublished:
    """A form for one version of a procedure: its own questions, without those that every form asks."""

    version_id: int
    schema: Json
    layout: Json


class UnsoundForm(NotPossible):
    message = N_("The form of procedure %(code)s cannot be used: %(faults)s")


@transaction.atomic
def publish_forms(forms: Sequence[FormPublished]) -> Put:
    """Keep each form under its version's next number, unless it is the one in force already.

    All or none. Raises UnsoundForm with everything that is wrong with the first bad one.
    """
    common = common_form()
    whole = {form.version_id: joined(common, form.schema, form.layout) for form in forms}
    codes = _codes(whole)
    for version_id, (schema, layout) in whole.items():
        faults = form_faults(schema, layout, formats=FORMATS)
        if faults:
            raise UnsoundForm(code=codes[version_id], faults="; ".join(faults))
    return _keep(whole)


def publish_general_forms() -> Put:
    """Give the general form to every version that is filed online and has none of its own.

    It asks who files, for whom and for what; the papers, the procedure's own application among them,
    are attached as everywhere. A form of its own, once published, takes its place.
    """
    ours = read_form(GENERAL)
    whole = joined(common_form(), ours["schema"], ours["layout"])
    return _keep(dict.fromkeys(_without_own_form(), whole))


def _without_own_form() -> list[int]:
    """The versions that can be filed online and show no form or the general one."""
    newest = EForm.objects.filter(version_id=OuterRef("pk")).order_by("-number")
    found = (
        ProcedureVersion.objects.exclude(service_level=ServiceLevel.INFORMATION)
        .filter(channels__contains="online")
        .annotate(
            general=Subquery(newest.values("layout__general")[:1]), form=Subquery(newest.values("pk")[:1])
        )
        .filter(Q(form=None) | Q(general=True))
    )
    return list(found.order_by("pk").values_list("pk", flat=True))


def _keep(whole: Mapping[int, tuple[Json, Json]]) -> Put:
    """Each sound form, whole, under its version's next number unless it is the one in force."""
    numbers, digests = _latest(whole)
    fresh = [
        EForm(
            version_id=version_id,
            number=numbers.get(version_id, 0) + 1,
            schema=schema,
            layout=layout,
            digest=digest,
        )
        for version_id, (schema, layout) in whole.items()
        if (digest := digest_of(schema, layout)) != digests.get(version_id)
    ]
    EForm.objects.bulk_create(fresh)
    updated = sum(1 for form in fresh if form.number > 1)
    return Put(len(fresh) - updated, updated, len(whole) - len(fresh))


def load_forms(versions: Mapping[tuple[str, str], int], folder: Path | None = None) -> Put:
    """The forms of `forms/*.json` in the folder (or those that come with the program).

    A file without `versions` is the form of every version of its procedure that there is. What is filed
    online and has no file gets the general form.
    """
    found: list[FormPublished] = []
    for written in _files(folder):
        wanted = [str(one) for one in written.get("versions", ())]
        found += [
            FormPublished(version_id=pk, schema=written["schema"], layout=written["layout"])
            for (code, version), pk in versions.items()
            if code == written["procedure"] and (not wanted or version in wanted)
        ]
    return publish_forms(found) + publish_general_forms()


def _files(folder: Path | None) -> list[Json]:
    place = resources.files(HERE).joinpath("data") if folder is None else folder
    forms = place.joinpath("forms")
    if not forms.is_dir():
        return []
    ours = {f"{COMMON}.json", f"{GENERAL}.json"}
    names = sorted(one.name for one in forms.iterdir() if one.name.endswith(".json"))
    return [orjson.loads(forms.joinpath(name).read_bytes()) for name in names if name not in ours]


def _codes(version_ids: Mapping[int, object]) -> dict[int, str]:
    rows = ProcedureVersion.objects.filter(pk__in=list(version_ids))
    return dict(rows.values_list("pk", "procedure__code"))


def _latest(version_ids: Mapping[int, object]) -> tuple[dict[int, int], dict[int, str]]:
    """The last number and its digest, by version."""
    forms = EForm.objects.filter(version_id__in=list(version_ids))
    numbers = dict(forms.values_list("version_id").annotate(Max("number")))
    digests = {
        version_id: digest
        for version_id, number, digest in forms.values_list("version_id", "number", "digest")
        if numbers[version_id] == number
    }
    return numbers, digests
