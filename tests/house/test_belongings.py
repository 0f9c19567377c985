"""Every table that names a person or an account says whether its rows come along when two of one human become one."""

import pytest
from django.apps import apps
from django.db.models import Model

from motcua.config.belongings import COME_ALONG, STAY
from motcua.identity.models import Account, Person


@pytest.mark.parametrize(("kind", "model"), [("person", Person), ("account", Account)])
def test_each_foreign_key_is_listed_once(kind: str, model: type[Model]) -> None:
    listed = [*COME_ALONG[kind], *STAY[kind]]

    assert sorted(listed) == sorted(
        f"{one._meta.label}.{field.name}"
        for one in apps.get_models()
        for field in one._meta.get_fields()
        if field.concrete and (field.many_to_one or field.one_to_one) and field.related_model is model
    )
