package dev.parley.app.markdown.view;

import dev.parley.app.markdown.LinkTarget;

/** Opens what a link of an answer leads to, once a person asked for it. */
@FunctionalInterface
public interface LinkOpener {
    void open(LinkTarget target);
}
