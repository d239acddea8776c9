#!/bin/bash
# A developer's script; no build and no CI runs it. Its result is committed.
# Makes src/main/resources/parley/fonts/NotoSansCJKkr-Regular-subset.otf, the part of Noto Sans CJK KR that chats need.
#   cjk-subset.sh NotoSansCJK-Regular.ttc     (Debian 12: fonts-noto-cjk 1:20220127+repack1-1; tools: python3-fonttools)
set -euo pipefail
source=$1
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../src/main/resources/parley/fonts/NotoSansCJKkr-Regular-subset.otf
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT
python=${PYTHON:-/usr/bin/python3}

# Han as far as the national standards of Korea, Japan, mainland China and (its common half) Taiwan name it; the rest
# by block. The space and Latin are for shaped text, where Pango takes the spaces of a Korean run from this face.
"$python" - > "$wanted" <<'PY'
def encodable(codec, last):
    for point in [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]:
        try:
            code = chr(point).encode(codec)
            if len(code) == 2 and code <= last:
                yield point
        except UnicodeEncodeError:
            pass
han = {p for codec in ("euc_kr", "euc_jp", "gb2312") for p in encodable(codec, b"\xff\xff")}
han.update(encodable("big5", b"\xc6\x7e"))
blocks = [(0x20, 0x7E), (0xA0, 0xFF), (0x2000, 0x206F), (0x1100, 0x11FF), (0x3000, 0x30FF), (0x3105, 0x318F),
          (0x31F0, 0x33FF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)]
points = han.union(*(range(a, b + 1) for a, b in blocks))
print("\n".join(f"U+{p:04X}" for p in sorted(points)))
PY

# Face 1 of the collection is KR. No hints: JavaFX draws outlines. Of the layout only the composition of jamo stays.
"$python" -m fontTools.subset "$source" --font-number=1 --unicodes-file="$wanted" --output-file="$target" \
    --layout-features=ccmp,ljmo,vjmo,tjmo --no-hinting --desubroutinize --drop-tables+=BASE,VORG,vhea,vmtx,DSIG \
    --name-IDs='*' --name-languages=0x409 --notdef-outline --no-glyph-names
ls -l "$target"
