package dev.parley.app.chat;

import dev.parley.app.fx.Texts;
import java.util.List;
import java.util.stream.Stream;

/**
 * A beginning that an empty chat offers.
 *
 * @param icon the code of a Feather icon
 * @param prompt what is put into the composer; holds all it needs, so that any model can answer it
 */
public record Starter(String title, String line, String icon, String prompt) {

    /** The four of the first screen. */
    public static List<Starter> all() {
        Texts texts = Texts.of(Starter.class);
        return Stream.of("trace", "schema", "translate", "minutes")
                .map(name -> new Starter(
                        texts.get("starter." + name + ".title"),
                        texts.get("starter." + name + ".line"),
                        texts.get("starter." + name + ".icon"),
                        texts.get("starter." + name + ".prompt")))
                .toList();
    }
}
