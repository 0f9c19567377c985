"""Django forms in GOV.UK's markup."""

import re
from collections.abc import Iterator

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from motcua.ui.fields import DateParts


class Wish(forms.Form):
    name = forms.CharField(label="Họ tên", help_text="Như trên giấy tờ")
    born = forms.DateField(label="Ngày sinh", widget=DateParts)
    channel = forms.ChoiceField(
        label="Hình thức", choices=[("c", "Trực tiếp"), ("o", "Trực tuyến")], widget=forms.RadioSelect
    )
    papers = forms.MultipleChoiceField(
        label="Giấy tờ",
        choices=[(1, "Đơn"), (2, "Bản sao")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="Tôi cam đoan")
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    key = forms.CharField(widget=forms.HiddenInput)


GOOD = {
    "name": "Lan",
    "born_day": "29",
    "born_month": "4",
    "born_year": "1980",
    "channel": "o",
    "papers": ["2"],
    "agree": "on",
    "key": "k",
}


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


def draw(source: str, form: forms.Form) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render({"form": form})


def test_three_fields_are_one_date() -> None:
    form = Wish(GOOD)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"].isoformat() == "1980-04-29"


def test_a_wrong_date_is_shown_again_as_it_was_written() -> None:
    page = draw("{% field form.born %}", Wish({**GOOD, "born_day": "31", "born_month": "2"}))

    assert re.findall(r'value="(\w+)"', page) == ["31", "2", "1980"]
    assert "govuk-form-group--error" in page


def test_hint_and_error_are_read_after_the_label() -> None:
    page = draw("{% field form.name %}", Wish({}))

    assert 'aria-describedby="id_name-hint id_name-error"' in page
    assert 'id="id_name-hint"' in page and 'id="id_name-error"' in page
    assert 'aria-invalid="true"' in page
    assert "govuk-input--error" in page
    assert " required" not in page


def test_each_error_leads_to_something_on_the_page() -> None:
    form = Wish({})
    page = draw("{% error_summary form %}{% fields form %}", form)
    targets = re.findall(r'<a href="#([^"]+)"', page)

    assert {"id_name", "id_born_day", "id_channel_0", "id_agree"} <= set(targets)
    for target in set(targets) - {"id_key"}:
        assert f'id="{target}"' in page
    assert "Họ tên: " in page


def test_what_was_chosen_stays_chosen() -> None:
    page = draw("{% fields form %}", Wish(GOOD))

    chosen = re.findall(r'value="(\w+)"\s+checked', page)
    assert chosen == ["o", "2"]
    assert re.search(r'id="id_agree"[^>]*checked', page)


def test_only_what_may_be_left_out_says_so() -> None:
    assert "(không bắt buộc)" in draw("{% field form.note %}", Wish())
    assert "(không bắt buộc)" not in draw("{% field form.note quiet=True %}", Wish())
    assert "(không bắt buộc)" not in draw("{% field form.name %}", Wish())


def test_every_visible_field_has_a_label() -> None:
    page = draw("{% fields form %}", Wish())

    for drawn in re.findall(r"<(?:input|textarea|select)\b[^>]*>", page):
        if 'type="hidden"' not in drawn:
            name = re.search(r'\bid="([^"]+)"', drawn)
            assert name and f'for="{name[1]}"' in page, drawn
