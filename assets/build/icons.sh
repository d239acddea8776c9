#!/bin/bash
# A developer's script; no build and no CI runs it. Its result is committed.
# Makes src/main/resources/parley/icon/: the mark of the program as SVG and as PNGs (Debian 12: librsvg2-bin).
set -euo pipefail
target=$(cd "$(dirname "$0")" && pwd)/../src/main/resources/parley/icon

# The mark on a grid of 20, every edge rounded to whole pixels of SIZE.
mark() {
    awk -v size="$1" 'function r(n) { return int(n * size / 20 + 0.5) }
        function bar(y, end) {
            printf "  <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", r(5), r(y), r(end) - r(5), r(2)
        }
        BEGIN {
            printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", size, size, size, size
            printf "  <rect width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"#3d5ad1\"/>\n", size, size, r(5)
            bar(6, 15); bar(11, 11)
            print "</svg>"
        }'
}

mark 20 > "$target/parley.svg"
for size in 16 32 48 64 128 256 512; do
    mark "$size" | rsvg-convert --output "$target/parley-$size.png"
done
