package dev.parley.app.markdown.view;

import java.util.concurrent.Executor;

/**
 * What views of blocks share.
 *
 * @param inline draws emoji and formulas
 * @param links asked when a person follows a link
 * @param background runs what takes long (highlighting, decoding of images), off the toolkit's thread
 * @param fx runs tasks on the toolkit's thread
 */
public record BlockStyle(InlineNodes inline, LinkOpener links, Executor background, Executor fx) {}
