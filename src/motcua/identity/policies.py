"""How often codes may be asked for and tried, so that nobody guesses one, floods one, or sprays many.

Six digits; five wrong tries end a code; so many codes an hour and a day for each target: an attacker
who tries one telephone number all day has one chance in ten thousand. From one address so many codes
and so many wrong tries an hour, whatever the targets: a centre's computers share an address, so the
first of these is a setting.
"""

from datetime import timedelta

from django.conf import settings

WRONG_PER_CODE = 5
PER_TARGET_HOUR = 5
PER_TARGET_DAY = 20
WRONG_PER_ADDRESS_HOUR = 30
AGAIN_AFTER = timedelta(seconds=60)
TIMES_SENT = 3
# What is in force is remembered longer than it counts, for whoever asks why a code did not come.
KEPT = timedelta(days=2)


def per_address_hour() -> int:
    return int(settings.MOTCUA_CODES_PER_ADDRESS)


def lifetime() -> timedelta:
    return timedelta(minutes=settings.MOTCUA_CODE_MINUTES)
