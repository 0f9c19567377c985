"""Stored files by the hash of their content."""

from django.db import models


class StoredFile(models.Model):
    """A file kept once, named by its SHA-256; never changed after it is stored."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
