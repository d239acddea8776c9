#!/bin/bash
# A developer's script; no build and no CI runs it. Its result is committed.
# Makes src/main/resources/parley/emoji/emoji-40.pack out of the pictures of Noto Emoji (Debian 12: imagemagick, pngquant).
#   emoji-pack.sh emoji-datasource-google-16.0.0.tgz    (https://registry.npmjs.org/emoji-datasource-google)
set -euo pipefail
archive=$1
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../src/main/resources/parley/emoji/emoji-40.pack
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tar xzf "$archive" -C "$work" package/img/google/64 package/emoji.json
mkdir "$work/40"
mogrify -resize 40x40 -strip -path "$work/40" "$work"/package/img/google/64/*.png
(cd "$work/40" && ls | xargs -P 2 -n 100 pngquant --speed 1 --strip --ext .png --force 96 --)

# The pack: "EMJ1", the number of pictures, then for each the length of its characters in bytes (one byte), the characters
# in UTF-8 without U+FE0F, one byte that says whether they are text unless U+FE0F follows, the length of its PNG; then the
# PNGs one after another. Numbers are big-endian ints.
python3 - "$work" "$target" <<'PY'
import json, os, struct, sys
work, target = sys.argv[1:]
text = set()
for e in json.load(open(f"{work}/package/emoji.json")):
    if e["non_qualified"] and "-" not in e["non_qualified"]:
        text.add(chr(int(e["non_qualified"], 16)))
index, pictures, seen = b"", b"", set()
for name in sorted(os.listdir(f"{work}/40")):
    characters = "".join(chr(int(p, 16)) for p in name[:-4].split("-") if p != "fe0f")
    assert characters not in seen, name
    seen.add(characters)
    key = characters.encode()
    png = open(f"{work}/40/{name}", "rb").read()
    index += struct.pack(">B", len(key)) + key + struct.pack(">BI", characters in text, len(png))
    pictures += png
with open(target, "wb") as out:
    out.write(b"EMJ1" + struct.pack(">I", len(seen)) + index + pictures)
print(len(seen), "pictures,", len(text), "of them text by default,", os.path.getsize(target), "bytes")
PY
