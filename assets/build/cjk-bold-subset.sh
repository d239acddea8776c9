#!/bin/bash
# A developer's script; no build and no CI runs it. Its results are committed.
# Makes src/main/resources/parley/fonts/NotoSansCJKkr-Bold-subset.otf, the Korean of headings and of strong text.
#   cjk-bold-subset.sh NotoSansCJK-Bold.ttc     (Debian 12: fonts-noto-cjk 1:20220127+repack1-1; tools: python3-fonttools)
set -euo pipefail
source=$1
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../src/main/resources/parley/fonts/NotoSansCJKkr-Bold-subset.otf
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT
python=${PYTHON:-/usr/bin/python3}

# The syllables of KS X 1001, which nearly all text is written with; kana, signs and full-width forms. Whatever else there
# is (Han, rare syllables) comes from the regular face.
"$python" - > "$wanted" <<'PY'
def ks(point):
    try:
        return len(chr(point).encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False
blocks = [(0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x3000, 0x30FF), (0x3131, 0x318E), (0xFF00, 0xFFEF)]
points = {p for a, b in blocks for p in range(a, b + 1)} | {p for p in range(0xAC00, 0xD7A4) if ks(p)}
print("\n".join(f"U+{p:04X}" for p in sorted(points)))
PY

# Face 1 of the collection is KR.
"$python" -m fontTools.subset "$source" --font-number=1 --unicodes-file="$wanted" --output-file="$target" \
    --layout-features= --no-hinting --desubroutinize --drop-tables+=BASE,VORG,vhea,vmtx,DSIG,GPOS,GSUB \
    --name-IDs='*' --name-languages=0x409 --notdef-outline --no-glyph-names
ls -l "$target"
