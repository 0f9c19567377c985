"""What must be true before this program serves anybody."""

from pathlib import Path

from django.conf import settings

from motcua.lib.backup import vault


class Unsafe(Exception):
    """The settings are those of a demonstration, and this is none."""


def faults() -> list[str]:
    """Every reason not to serve with these settings, each with its mend; in a demonstration few are one."""
    found = [fault] if (fault := backup_fault()) else []
    if settings.DEMO:
        return found
    if settings.SECRET_KEY == settings.DEFAULT_SECRET_KEY:
        found.append(
            "MOTCUA_SECRET_KEY is not set: give a secret of 50 characters or more "
            "(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')"
        )
    elif len(settings.SECRET_KEY) < 40:
        found.append("MOTCUA_SECRET_KEY is too short: 40 characters at least")
    if settings.DEBUG:
        found.append("MOTCUA_DEBUG is on: it shows the program's inside to everybody; unset it")
    if any(host in ("*", ".") for host in settings.ALLOWED_HOSTS):
        found.append("MOTCUA_HOSTS is '*': name the hosts that people use, separated by commas")
    return found


def backup_fault() -> str:
    """Why backups cannot be written as the settings say, with the mend; empty where they can or are not wanted."""
    if not settings.MOTCUA_BACKUP:
        return ""
    try:
        vault.Vault(Path(settings.MOTCUA_BACKUP), settings.MOTCUA_BACKUP_TO)
    except vault.NoKey as wrong:
        return f"MOTCUA_BACKUP_TO: {wrong}; make a pair of keys by: motcua backup key"
    return ""


def refuse_unsafe() -> None:
    if found := faults():
        reasons = "\n".join(f"  - {fault}" for fault in found)
        raise Unsafe(f"motcua does not start outside a demonstration (MOTCUA_DEMO=1) like this:\n{reasons}")
