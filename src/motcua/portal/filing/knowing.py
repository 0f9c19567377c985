"""What the account knows of its person stands in the form from the beginning, to be looked at and mended."""

from typing import Any

from django.http import HttpRequest

from motcua.identity import queries as identity
from motcua.identity.queries import Profile
from motcua.lib.eform import Form
from motcua.portal.entrance import citizen_of


def known(request: HttpRequest, form: Form) -> dict[str, Any]:
    """Answers to the questions of this form that the account of who begins can give."""
    citizen = citizen_of(request)
    profile = identity.profile(citizen.account_id) if citizen else None
    if profile is None:
        return {}
    told = _of_business(profile) if profile.business else _of_citizen(profile)
    return {name: value for name, value in told.items() if value and name in form.fields}


def _of_citizen(profile: Profile) -> dict[str, str]:
    return {
        "applicant_name": profile.name,
        "applicant_identity": profile.identity_number,
        "applicant_birth": f"{profile.birth_on:%d/%m/%Y}" if profile.birth_on else "",
        "applicant_phone": profile.phone,
        "applicant_email": profile.email,
        "submitter_name": profile.name,
        "submitter_identity": profile.identity_number,
        "submitter_phone": profile.phone,
    }


def _of_business(profile: Profile) -> dict[str, str]:
    return {
        "filing_for": "business",
        "business_name": profile.name,
        "business_code": profile.identity_number,
        "business_phone": profile.phone,
        "business_email": profile.email,
        "submitter_name": profile.holder,
        "submitter_phone": profile.phone,
    }
