"""The template of a result that a change brings: what is wrong with it, and how it reads."""

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext

from motcua.catalogue.queries.proposals.own_forms import TextFault
from motcua.catalogue.queries.templates import conditions, field_names, form_of
from motcua.law.errors import N_
from motcua.law.paper_template import BLOCK_LABELS, CONTENT, NEEDED, STYLES, BlockKind
from motcua.law.procedure import ProcedureText
from motcua.lib.blocks import Block, Template, fields_of, read, said
from motcua.lib.blocks.typed import unknown

PLACE = "template"
Shown = Collection[tuple[str, str]]  # a field and an answer of it, by which a block may be shown


def template_faults(base_version_id: int | None, text: ProcedureText) -> tuple[TextFault, ...]:
    """Of the text's own template, against the form that its dossiers are filed by."""
    if text.template is None:
        return ()
    try:
        template = read(text.template)
    except ValueError:
        return (TextFault(PLACE, N_("The template of the result cannot be read.")),)
    form = form_of(base_version_id, text)
    shown = {(field, answer) for field, answer, _ in conditions(form)}
    return block_faults(template, field_names(form), shown)


def block_faults(template: Template, names: Mapping[str, str], shown: Shown) -> tuple[TextFault, ...]:
    """`names`: of the fields that there are."""
    return (*_whole(template), *(fault for block in template for fault in _of_block(block, names, shown)))


def _whole(template: Template) -> Iterator[TextFault]:
    kinds = [block.kind for block in template]
    for kind in NEEDED:
        if kind not in kinds:
            lacks = N_("The template lacks: %(block)s (Decree 30/2020/NĐ-CP, art. 8).")
            yield TextFault(PLACE, lacks, {"block": gettext(BLOCK_LABELS[kind])})
    for kind in BlockKind:
        if kind not in CONTENT and kinds.count(kind) > 1:
            yield TextFault(
                PLACE, N_("“%(block)s” stands here twice."), {"block": gettext(BLOCK_LABELS[kind])}
            )
    if not CONTENT & set(kinds):
        yield TextFault(PLACE, N_("The template says nothing yet: add a paragraph, a table or a list."))


def _of_block(block: Block, names: Mapping[str, str], shown: Shown) -> Iterator[TextFault]:
    if block.kind not in set(BlockKind) or block.style not in STYLES.get(BlockKind(block.kind), {"": ""}):
        yield TextFault(PLACE, N_("There is no such block as “%(block)s”."), {"block": block.kind})
        return
    kind = BlockKind(block.kind)
    told = {"block": gettext(BLOCK_LABELS[kind]), "words": _begin(block, names)}
    for name in unknown(fields_of((block,)), names):
        no_field = N_("%(block)s “%(words)s”: there is no field ⟦%(field)s⟧. Pick one from the list.")
        yield TextFault(PLACE, no_field, told | {"field": name})
    if block.when is not None and kind not in CONTENT:
        yield TextFault(PLACE, N_("“%(block)s” belongs on every result: it takes no condition."), told)
    elif block.when is not None and not _known(block, shown):
        gone = N_("%(block)s “%(words)s” depends on an answer that the electronic form does not know.")
        yield TextFault(PLACE, gone, told)
    if kind in (BlockKind.TITLE, BlockKind.PARAGRAPH) and not said(block.text, names).strip():
        yield TextFault(PLACE, N_("%(block)s: write what it says."), told)
    if kind in (BlockKind.FIELDS, BlockKind.LIST, BlockKind.RECIPIENTS) and not block.rows:
        yield TextFault(PLACE, N_("%(block)s: write at least one line."), told)


def _known(block: Block, shown: Shown) -> bool:
    when = block.when or {}
    return bool(when.get("in")) and all((when.get("field"), one) in shown for one in when.get("in", ()))


def _begin(block: Block, names: Mapping[str, str]) -> str:
    words = " ".join(filter(None, (said(text, names).strip() for text in block.texts)))
    return words if len(words) <= 60 else f"{words[:59]}…"
