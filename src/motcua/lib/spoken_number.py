"""Numbers and tickets as they are said in Vietnamese, as words and as the names of sounds to be played.

A ticket is said letter by letter and figure by figure, so that nobody mishears it; a counter as a number.
"""

from collections.abc import Sequence

FIGURES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# As the letters are said in the alphabet of the schools and the offices.
LETTERS = {
    "A": "a", "B": "bê", "C": "xê", "D": "đê", "E": "e", "F": "ép", "G": "giê", "H": "hát", "I": "i", "K": "ca",
    "L": "lờ", "M": "mờ", "N": "nờ", "O": "o", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ", "T": "tê", "U": "u",
    "V": "vê", "X": "ích", "Y": "i dài",
}  # fmt: skip


def number(value: int) -> str:
    """0 to 999 as it is said: 21 "hai mươi mốt", 105 "một trăm linh năm", 15 "mười lăm"."""
    if not 0 <= value <= 999:
        raise ValueError(f"{value} is not said here")
    hundreds, rest = divmod(value, 100)
    if not hundreds:
        return _to_99(rest)
    if not rest:
        return f"{FIGURES[hundreds]} trăm"
    return f"{FIGURES[hundreds]} trăm {f'linh {FIGURES[rest]}' if rest < 10 else _to_99(rest)}"


def _to_99(value: int) -> str:
    tens, unit = divmod(value, 10)
    if not tens:
        return FIGURES[unit]
    said = "mười" if tens == 1 else f"{FIGURES[tens]} mươi"
    if not unit:
        return said
    if unit == 5:
        return f"{said} lăm"
    return f"{said} {'mốt' if unit == 1 and tens > 1 else FIGURES[unit]}"


def label(ticket: str) -> str:
    """A ticket as it is spelt: B012 "bê không một hai"."""
    return " ".join(_spelt(ticket))


def _spelt(ticket: str) -> Sequence[str]:
    return [FIGURES[int(one)] if one.isdigit() else LETTERS.get(one.upper(), one) for one in ticket]


def call(ticket: str, counter: int) -> str:
    """The sentence that calls a ticket to a counter."""
    return f"Mời số {label(ticket)}, đến quầy {number(counter)}"


def sounds(ticket: str, counter: int) -> list[str]:
    """The names of the sounds that say the same, one after the other; each is a word of `WORDS`."""
    words = [*_spelt(ticket), "đến quầy", *number(counter).split()]
    return [WORDS[word] for word in ["mời số", *words] if word in WORDS]


# Every word that a call is made of, with the name of its sound's file.
WORDS = {
    word: f"{place:02d}"
    for place, word in enumerate(
        [
            *FIGURES, "mười", "mươi", "mốt", "lăm", "trăm", "linh", *LETTERS.values(), "mời số", "đến quầy",
        ]
    )
}  # fmt: skip
