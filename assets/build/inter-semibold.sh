#!/bin/bash
# A developer's script; no build and no CI runs it. Its result is committed.
# Makes src/main/resources/parley/fonts/Inter-SemiBold.otf: Inter's own, marked as a bold face, so that JavaFX lets bold
# faces stand in for what it lacks. JavaFX asks for that mark alone; the weight that the file tells stays 600.
#   inter-semibold.sh Inter-SemiBold.otf     (Debian 12: fonts-inter 4.0~beta7; tools: python3-fonttools)
set -euo pipefail
target=$(cd "$(dirname "$0")" && pwd)/../src/main/resources/parley/fonts/Inter-SemiBold.otf
"${PYTHON:-/usr/bin/python3}" - "$1" "$target" <<'PY'
import sys
from fontTools.ttLib import TTFont
BOLD, REGULAR = 1 << 5, 1 << 6
font = TTFont(sys.argv[1], recalcTimestamp=False)
font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~REGULAR | BOLD
font["head"].macStyle |= 1
font.save(sys.argv[2])
PY
ls -l "$target"
