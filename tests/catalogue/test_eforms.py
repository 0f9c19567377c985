"""The forms of procedures: those that come with the program are sound; published ones never change."""

import pytest
from django.db import DatabaseError, transaction

from motcua.catalogue import commands, queries
from motcua.catalogue.commands import eforms
from motcua.catalogue.models import EForm, Fee, ProcedureVersion, RequiredDocument
from motcua.law.fees import ReliefGround
from motcua.organisation import commands as organisation
from tests import forms
from tests import world as worlds


@pytest.mark.django_db
def test_the_forms_that_come_with_the_program_fit_their_procedures() -> None:
    organisation.load()
    commands.load()

    every = EForm.objects.select_related("version__procedure")
    found = [eform for eform in every if not eform.layout.get("general")]
    assert len(found) >= len(eforms._files(None))
    for eform in found:
        layout = eform.layout
        positions = set(
            RequiredDocument.objects.filter(version=eform.version).values_list("position", flat=True)
        )
        fees = set(Fee.objects.filter(version=eform.version).values_list("kind", "case_vi"))
        code = eform.version.procedure.code
        assert {rule["position"] for rule in layout["documents"]} <= positions, code
        assert {(rule["kind"], rule["case_vi"]) for rule in layout.get("fees", ())} <= fees, code
        grounds = {ground for rule in layout.get("fees", ()) for ground in rule.get("relief", ())}
        assert grounds <= set(ReliefGround), code
        assert any(rule.get("by") == "form" for rule in layout["documents"]), code
    assert len({eform.version.procedure_id for eform in found}) >= 10
    assert len({eform.version.procedure.sector_id for eform in found}) >= 10, "forms of ten different sectors"
    assert commands.load().files["forms"].changed is False


@pytest.mark.django_db
def test_whatever_is_filed_online_has_a_form() -> None:
    organisation.load()
    commands.load()

    online = [
        pk
        for pk, channels in ProcedureVersion.objects.exclude(service_level="information").values_list(
            "pk", "channels"
        )
        if "online" in channels.split(";")
    ]
    assert online
    assert all(queries.eform_of(pk) is not None for pk in online)
    assert not EForm.objects.exclude(version_id__in=online).exists()


def test_a_form_of_its_own_takes_the_general_forms_place_and_keeps_it(version: ProcedureVersion) -> None:
    commands.publish_general_forms()
    general = queries.eform_of(version.pk)
    own = forms.publish(version, *forms.small_form())

    commands.publish_general_forms()

    assert general is not None and general.form.layout["general"]
    assert queries.eform_of(version.pk) == queries.eform(own)


@pytest.fixture
def version(db: None) -> ProcedureVersion:
    return worlds.build().five_days


def test_a_changed_form_is_the_next_number_and_the_old_one_stays(version: ProcedureVersion) -> None:
    schema, layout = forms.small_form()
    first = forms.publish(version, schema, layout)
    assert forms.publish(version, *forms.small_form()) == first
    schema["properties"]["storeys"]["maximum"] = 9

    second = forms.publish(version, schema, layout)

    newest = queries.eform_of(version.pk)
    assert newest is not None and (newest.id, newest.number) == (second, 2)
    assert queries.eform(first).form.property("storeys")["maximum"] == 50


def test_a_published_form_cannot_be_changed(version: ProcedureVersion) -> None:
    forms.publish(version, *forms.small_form())

    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        EForm.objects.update(layout={})


def test_an_unsound_form_is_refused_with_what_is_wrong(version: ProcedureVersion) -> None:
    schema, layout = forms.small_form()
    layout["pages"].pop()

    with pytest.raises(eforms.UnsoundForm) as refused:
        forms.publish(version, schema, layout)

    assert "helpers is laid out 0 times" in str(refused.value)
    assert refused.value.params["code"] == version.procedure.code


def test_only_the_applicants_and_ways_it_knows_are_asked(version: ProcedureVersion) -> None:
    eform_id = forms.publish(version, *forms.small_form(applicants=["business"], return_ways=["counter"]))

    form = queries.eform(eform_id).form
    assert [choice.value for choice in form.fields["filing_for"].choices] == ["business"]
    assert form.property("return_way")["enum"] == ["counter"]
