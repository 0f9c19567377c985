"""Một Cửa: the open-source one-stop shop for public administration."""

__version__ = "0.1.0"
