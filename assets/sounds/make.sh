#!/bin/sh
# The words of a call as sounds, for screens whose browser has no Vietnamese voice: spoken by espeak-ng (needs
# espeak-ng and opus-tools), the chime is two tones. What it writes is committed; run it after a change of
# motcua/lib/spoken_number.py:  assets/sounds/make.sh .venv/bin/python
set -eu
python="${1:-python3}"
out="$(dirname "$0")/../../src/motcua/lobby/static/lobby/sounds"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
"$python" -c '
from motcua.lib.spoken_number import WORDS
for word, name in WORDS.items(): print(name, word, sep="\t")
' | while IFS="$(printf '\t')" read -r name word; do
  espeak-ng -v vi -s 135 -g 2 -w "$work/$name.wav" -- "$word"
  opusenc --quiet --bitrate 24 --discard-comments "$work/$name.wav" "$out/$name.ogg"
done
"$python" - "$work/chime.wav" <<'PY'
import math, struct, sys, wave
RATE = 22050
with wave.open(sys.argv[1], "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(RATE)
    for hertz in (880.0, 659.25):
        for n in range(RATE * 45 // 100):
            loud = math.exp(-n / RATE * 6) * min(n / 200, 1)
            file.writeframes(struct.pack("<h", int(14000 * loud * math.sin(2 * math.pi * hertz * n / RATE))))
PY
opusenc --quiet --bitrate 32 --discard-comments "$work/chime.wav" "$out/chime.ogg"
