"""How the catalogue's values are said, in the reader's language: for pages and for printed annexes."""

from collections.abc import Mapping

from django.utils.translation import get_language, gettext, ngettext

from motcua.catalogue.queries.proposals.differences import Words
from motcua.catalogue.queries.templates import conditions, field_names
from motcua.law.errors import N_
from motcua.law.paper_template import BLOCK_LABELS, STYLES
from motcua.law.worktime import DAY_MINUTES, Limit, LimitUnit
from motcua.lib.eform import Form

LISTS: Mapping[str, Mapping[str, str]] = {
    "level": {"province": N_("Province"), "district": N_("District"), "commune": N_("Commune")},
    "channel": {
        "counter": N_("At the counter"),
        "online": N_("Online"),
        "post": N_("By public post"),
    },
    "service_level": {
        "information": N_("Information online"),
        "partial": N_("Partly online"),
        "full": N_("Fully online"),
    },
    "result_kind": {
        "registration": N_("Registration"),
        "licence": N_("Licence"),
        "certificate": N_("Certificate"),
        "decision": N_("Administrative decision"),
        "confirmation": N_("Confirmation"),
    },
    "fee_timing": {
        "before": N_("Paid when filing"),
        "after": N_("Paid when the result is fetched"),
        "free": N_("Exempt"),
        "none": N_("No fee"),
    },
    "fee_kind": {"fee": N_("Fee"), "charge": N_("Charge")},
    "document_kind": {
        "original": N_("original"),
        "certified_copy": N_("certified copy"),
        "e_copy": N_("electronic copy"),
    },
    "unit": {
        "centre": N_("the centre that receives"),
        "competent": N_("the competent agency"),
        "parent": N_("the agency above the competent one"),
        "agency": N_("another agency"),
    },
    "step_kind": {
        "intake": N_("Intake"),
        "appraise": N_("Appraisal"),
        "approve": N_("Approval"),
        "result": N_("Issue of the result"),
        "return": N_("Return of the result"),
    },
    "role": {
        "guidance_officer": N_("guidance officer"),
        "intake_officer": N_("intake officer"),
        "processing_officer": N_("processing officer"),
        "approver": N_("head or delegate"),
        "clerk": N_("clerk"),
        "cashier": N_("cashier"),
        "post_officer": N_("post officer"),
        "leader": N_("leader of the province"),
        "supervisor": N_("supervisor of the centre"),
    },
    "word": {
        "statutory": N_("By law"),
        "where_filed": N_("The unit where one files"),
        "on_the_spot": N_("Resolved while one waits"),
        "copies": N_("copies"),
        "if_any": N_("if it applies"),
        "paper_only": N_("on paper only"),
        "exempt": N_("Exempt"),
        "asks": N_("asks beside it"),
        "end": N_("end"),
        "ordinary": N_("ordinary way"),
        "only_if": N_("only if"),
        "may_be_empty": N_("may be left empty"),
        "by_position": N_("position and name of whoever signs"),
    },
    "block": {str(kind): label for kind, label in BLOCK_LABELS.items()},
    **{f"style_{kind}": styles for kind, styles in STYLES.items()},
    # What a question of an electronic form takes for an answer.
    "widget": {
        "text": N_("A line of text"),
        "textarea": N_("Several lines of text"),
        "number": N_("A whole number"),
        "money": N_("An amount in dong"),
        "radios": N_("One of a few answers"),
        "select": N_("One of a long list"),
        "checkboxes": N_("Several of a list"),
        "date": N_("A day"),
        "past": N_("A day that has passed"),
        "future": N_("A day to come"),
        "identity": N_("A personal identity number"),
        "enterprise": N_("An enterprise's code"),
        "phone": N_("A telephone number"),
        "email": N_("An e-mail address"),
        "address": N_("An address"),
        "consent": N_("A box to tick that must be ticked"),
        "blocks": N_("The same questions several times, one below the other"),
        "table": N_("A table with lines"),
    },
}


def words(names: Mapping[str, str], form: Form | None = None) -> Words:
    """The words of the language in use. `names`: what codes of sectors, agencies and the rest are called.

    `form`: whose questions a template may speak of.
    """
    told = {name: {value: gettext(text) for value, text in those.items()} for name, those in LISTS.items()}
    told["field"] = field_names(form)
    told["shown"] = {f"{field}={answer}": label for field, answer, label in conditions(form)}
    return Words(of=told, names=names, limit=limit, money=money, minutes=minutes)


def limit(written: str) -> str:
    """'12 working days', of a limit as it is written; what is no limit is said as it is."""
    try:
        value = Limit.parse(written)
    except ValueError:
        return written
    count = {"count": value.amount}
    match value.unit:
        case LimitUnit.WORKING_DAY:
            return ngettext("%(count)s working day", "%(count)s working days", value.amount) % count
        case LimitUnit.WORKING_HOUR:
            return ngettext("%(count)s working hour", "%(count)s working hours", value.amount) % count
        case LimitUnit.CALENDAR_DAY:
            return ngettext("%(count)s calendar day", "%(count)s calendar days", value.amount) % count
        case _:
            return ngettext("%(count)s working minute", "%(count)s working minutes", value.amount) % count


def money(dong: int) -> str:
    """120.000 đồng."""
    figure = f"{dong:,}"
    if (get_language() or "vi").startswith("vi"):
        figure = figure.replace(",", ".")
    return gettext("%(amount)s dong") % {"amount": figure}


def minutes(count: int) -> str:
    """Working minutes as days, hours and what is left: '1 day 4 hours'."""
    days, rest = divmod(count, DAY_MINUTES)
    hours, left = divmod(rest, 60)
    said = [
        ngettext("%(count)s day", "%(count)s days", days) % {"count": days} if days else "",
        ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)s minute", "%(count)s minutes", left) % {"count": left} if left else "",
    ]
    return " ".join(one for one in said if one) or gettext("at once")
