package dev.parley.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The demo model's texts: UTF-8 Markdown in {@code parley/demo/NAME.md} of parley-assets. Thread-safe. */
final class DemoScripts {
    private static final String FOLDER = "parley/demo/";

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /**
     * Reads all the texts that are asked for by name later.
     *
     * @throws IllegalStateException if one is missing, which means that parley-assets is not on the class path
     */
    DemoScripts(List<String> files) {
        files.forEach(file -> texts.put(file, load(file)));
    }

    /** A Markdown text by its name, without the line end of its last line. */
    String markdown(String name) {
        return file(name + ".md").stripTrailing();
    }

    /** A file as it is. */
    String file(String name) {
        return texts.computeIfAbsent(name, DemoScripts::load);
    }

    private static String load(String file) {
        // By the class loader, not by the class: the scripts are in another jar and never in this module.
        try (InputStream in = DemoScripts.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The demo model's text " + FOLDER + file
                        + " is missing: the parley-assets jar must be on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The demo model's text " + FOLDER + file + " could not be read", e);
        }
    }
}
