package dev.parley.app.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences for people. */
public final class Messages {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "dev.parley.app.cli.messages",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Messages() {}

    /** The sentence of {@code key} with its arguments ({@link MessageFormat}) filled in. */
    public static String text(String key, Object... arguments) {
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(arguments);
    }

    static ResourceBundle bundle() {
        return TEXTS;
    }
}
