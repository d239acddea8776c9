package dev.parley.app.shell.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The licences of the libraries that are in the program, as the build found them. */
final class Licences {
    private static final String LIST = "licences.tsv";

    private Licences() {}

    /**
     * One library.
     *
     * @param licence its name as the library gives it; several are joined by commas
     * @param address of its home; empty if it names none
     */
    record Library(String name, String version, String licence, String address) {}

    /** By name; empty in a build that did not make the list. */
    static List<Library> read() {
        try (InputStream in = Licences.class.getResourceAsStream("/dev/parley/app/" + LIST)) {
            return in == null ? List.of() : parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Library> parse(String list) {
        return list.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .filter(fields -> fields.length == 4)
                .map(fields -> new Library(fields[0].strip(), fields[1].strip(), fields[2].strip(), fields[3].strip()))
                .sorted(Comparator.comparing(Library::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}
