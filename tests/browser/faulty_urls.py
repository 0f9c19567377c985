"""The program's addresses, and two that go wrong as a fault of ours and as a database that is away do."""

from typing import NoReturn

from django.db import OperationalError
from django.http import HttpRequest
from django.urls import path

from motcua.config.urls import handler500
from motcua.config.urls import urlpatterns as ours

__all__ = ["handler500", "urlpatterns"]


def _fault(_request: HttpRequest) -> NoReturn:
    raise ZeroDivisionError


def _away(_request: HttpRequest) -> NoReturn:
    raise OperationalError("the server closed the connection unexpectedly")


urlpatterns = [*ours, path("fault/", _fault), path("away/", _away)]
