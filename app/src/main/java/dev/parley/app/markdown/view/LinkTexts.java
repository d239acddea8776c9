package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.LinkTarget;
import dev.parley.app.markdown.VisibleText;

/** What is said of a link before it is followed. */
final class LinkTexts {
    private LinkTexts() {}

    /** The true host first, then where on it. */
    static String tooltip(LinkTarget target) {
        String key = target.suspicious() ? "link.tooltip.suspicious" : "link.tooltip";
        return texts().get(key, target.host(), VisibleText.toText(target.uri().toString()));
    }

    static String accessible(String text, LinkTarget target) {
        return texts().get("link.accessible", text, target.host());
    }

    private static Texts texts() {
        return Texts.of(LinkTexts.class);
    }
}
