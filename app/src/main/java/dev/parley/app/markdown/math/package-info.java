/** LaTeX as vector drawings: MathJax, run without network and files by QuickJS. */
@NullMarked
package dev.parley.app.markdown.math;

import org.jspecify.annotations.NullMarked;
