"""Templates of results: the one of a version, those that come with the program, and what they may speak of."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext

from motcua.catalogue.models import ResultTemplate
from motcua.catalogue.queries.common_form import common_form, joined
from motcua.catalogue.queries.eforms import eform_of
from motcua.law.paper_template import ANSWER, FIELDS, OUTCOME, OUTCOMES, BlockKind
from motcua.law.procedure import ProcedureText
from motcua.lib.blocks import Block, Json, Row, Template, Text, Value, read
from motcua.lib.blocks.typed import CLOSE, OPEN
from motcua.lib.eform import Form, parse

CHOSEN = ("radios", "select", "checkboxes")


def result_template(version_id: int, result_kind: str) -> Template:
    """The template of a version's result: its own, or that of its kind. Neither ever changes."""
    row = ResultTemplate.objects.filter(pk=version_id).values_list("blocks", flat=True).first()
    return shipped(result_kind) if row is None else read(row)


def form_of(base_version_id: int | None, text: ProcedureText) -> Form | None:
    """The electronic form by which dossiers of this text are filed: its own, or the one in force."""
    if text.form is not None:
        return parse(*joined(common_form(), text.form["schema"], text.form["layout"]))
    terms = eform_of(base_version_id) if base_version_id is not None else None
    return terms.form if terms else None


def field_names(form: Form | None) -> dict[str, str]:
    """What each field is called, in the reader's language; no two have one name."""
    names = {field: gettext(label) for field, label in FIELDS.items()}
    taken = set(names.values())
    for page, one in form.all_fields() if form else ():
        told = one.label.vi or page.title.vi
        name = _free(told.replace(OPEN, "").replace(CLOSE, "").strip() or one.name, taken)
        names[f"{ANSWER}{one.name}"] = name
        taken.add(name)
    return names


def _free(name: str, taken: set[str]) -> str:
    return next(
        one for n in range(1, len(taken) + 2) if (one := name if n == 1 else f"{name} ({n})") not in taken
    )


def conditions(form: Form | None) -> Iterator[tuple[str, str, str]]:
    """What may decide whether a block is shown: field, answer, and how that is said."""
    for value, label in OUTCOMES.items():
        yield OUTCOME, value, gettext(label)
    for _, one in form.all_fields() if form else ():
        if one.widget in CHOSEN:
            for choice in one.choices:
                yield f"{ANSWER}{one.name}", choice.value, f"{one.label.vi} = {choice.label.vi}"


def shipped(result_kind: str) -> Template:
    """The template of a kind of result where a procedure has none of its own."""
    return (
        Block(key="agency", kind=BlockKind.AGENCY),
        Block(key="nation", kind=BlockKind.NATION),
        Block(key="qr", kind=BlockKind.QR),
        Block(
            key="title",
            kind=BlockKind.TITLE,
            text=(Value("result_title"),),
            note=("Mã hồ sơ: ", Value("dossier_code")),
        ),
        Block(
            key="facts",
            kind=BlockKind.FIELDS,
            rows=(
                Row("Cấp cho", (Value("applicant"),)),
                Row("Địa chỉ", (Value("address"),)),
                Row("Thủ tục hành chính", (Value("procedure"),)),
                Row("Nội dung", (Value("subject"),)),
            ),
        ),
        Block(
            key="grounds",
            kind=BlockKind.PARAGRAPH,
            text=(Value("grounds"), "\nXét hồ sơ ", Value("dossier_code"), " của ", Value("applicant"), ","),
        ),
        Block(
            key="granted",
            kind=BlockKind.PARAGRAPH,
            text=_GRANTED.get(result_kind, _GRANTED[""]),
            when=_when("granted"),
        ),
        Block(key="refused", kind=BlockKind.PARAGRAPH, text=_REFUSED, when=_when("refused")),
        Block(key="signature", kind=BlockKind.SIGNATURE),
        Block(
            key="recipients",
            kind=BlockKind.RECIPIENTS,
            rows=(Row("", ("Như trên;",)), Row("", ("Lưu: VT, hồ sơ ", Value("dossier_code"), "."))),
        ),
    )


def _when(outcome: str) -> Json:
    return {"field": OUTCOME, "in": [outcome]}


_AGENCY, _TITLE, _APPLICANT = Value("agency"), Value("result_title"), Value("applicant")
_GRANTED: Mapping[str, Text] = {
    "": (_AGENCY, " chấp thuận giải quyết và cấp kết quả “", _TITLE, "” cho ", _APPLICANT, "."),
    "licence": (
        _AGENCY, " cấp ", _TITLE, " cho ", _APPLICANT,
        ". Người được cấp phép thực hiện đúng nội dung được phép và quy định của pháp luật có liên quan.",
    ),
    "certificate": (_AGENCY, " cấp ", _TITLE, " cho ", _APPLICANT, "."),
    "confirmation": (_AGENCY, " xác nhận nội dung nêu trên đối với ", _APPLICANT, "."),
    "decision": (_AGENCY, " quyết định chấp thuận nội dung nêu trên theo đề nghị của ", _APPLICANT, "."),
    "registration": (_AGENCY, " đã đăng ký nội dung nêu trên và cấp ", _TITLE, " cho ", _APPLICANT, "."),
}  # fmt: skip
_REFUSED: Text = (
    _AGENCY, " không chấp thuận giải quyết. Văn bản này là thông báo kết quả “", _TITLE, "” gửi ", _APPLICANT,
    ". Nếu không đồng ý, người nộp hồ sơ có quyền khiếu nại, khởi kiện theo quy định của pháp luật.",
)  # fmt: skip
