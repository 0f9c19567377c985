"""Electronic forms from one schema and one layout: what is asked, what was answered, what is wrong.

JSON Schema 2020-12 says what an answer must be; the layout says in which order and words it is asked.
Pure: no database, no clock, no framework, and no word of what the forms are for.
"""

from motcua.lib.eform.changes import Change, changed
from motcua.lib.eform.checks import form_faults
from motcua.lib.eform.conditions import holds, shown
from motcua.lib.eform.faults import MESSAGES, Fault, Formats, find
from motcua.lib.eform.form import (
    MANY,
    WIDGETS,
    Answers,
    Choice,
    Field,
    Form,
    Json,
    Page,
    Section,
    Text,
    parse,
)
from motcua.lib.eform.reading import read

__all__ = [
    "MANY",
    "MESSAGES",
    "WIDGETS",
    "Answers",
    "Change",
    "Choice",
    "Fault",
    "Field",
    "Form",
    "Formats",
    "Json",
    "Page",
    "Section",
    "Text",
    "changed",
    "find",
    "form_faults",
    "holds",
    "parse",
    "read",
    "shown",
]
