package dev.parley.app.shell.settings;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Sections that are told rather than set: Privacy, and where the profiles are. */
public final class WordsSection {
    private static final String[] PRIVACY = {"sent", "stored", "keys", "logs", "links", "end"};

    private WordsSection() {}

    public static Node privacy() {
        Texts texts = Texts.of(WordsSection.class);
        VBox all = new VBox(16);
        for (String part : PRIVACY) {
            all.getChildren()
                    .add(new VBox(
                            2,
                            Labels.of(texts.get("privacy." + part), "text-ui-medium"),
                            Labels.wrapped(texts.get("privacy." + part + "_words"), "text-ui", "muted")));
        }
        return all;
    }

    /** {@code open} shows the page of the profiles. */
    public static Node profiles(Runnable open) {
        Texts texts = Texts.of(WordsSection.class);
        return SettingRow.list(SettingRow.of(texts, "profiles.page", SettingRow.button(texts, "profiles.open", open)));
    }
}
