package dev.parley.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is bundled and under which licence: a list from the bill of materials, and the texts that the jars bring. */
final class Licences {
    private static final Pattern TEXT =
            Pattern.compile("(?i)(META-INF/)?(LICEN[SC]E|NOTICE|COPYING)[^/]*(\\.txt|\\.md)?");

    private Licences() {}

    /**
     * One line a library, such as {@code okhttp-jvm 5.5.1: Apache-2.0}, in the order of the bill.
     *
     * @param bom CycloneDX, as JSON
     * @param jars only libraries whose jar is in this folder are named
     * @throws PackagingException for a library without a licence
     */
    static String list(Path bom, Path jars) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode library : JsonMapper.shared().readTree(bom.toFile()).path("components")) {
            String name = library.path("name").asString() + "-"
                    + library.path("version").asString();
            if (bundled(jars, name) && !library.path("group").asString("").equals("dev.parley")) {
                lines.append(library.path("name").asString())
                        .append(' ')
                        .append(library.path("version").asString())
                        .append(": ")
                        .append(licence(library))
                        .append('\n');
            }
        }
        return lines.toString();
    }

    private static boolean bundled(Path jars, String name) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(name));
        }
    }

    private static String licence(JsonNode library) {
        List<String> names = new ArrayList<>();
        for (JsonNode choice : library.path("licenses")) {
            JsonNode licence = choice.path("license");
            names.add(choice.path("expression")
                    .asString(licence.path("id").asString(licence.path("name").asString(""))));
        }
        String all = String.join(" or ", names);
        if (all.isBlank()) {
            throw new PackagingException("The bill of materials has no licence of "
                    + library.path("name").asString() + ".");
        }
        return all;
    }

    /** Copies the licence texts of the jars of a folder, each into a folder of the jar's name. */
    static void texts(Path jars, Tree tree, String folder) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            for (Path file : (Iterable<Path>)
                    files.filter(jar -> jar.toString().endsWith(".jar")).sorted()::iterator) {
                textsOf(file, tree, folder + file.getFileName().toString().replaceFirst("\\.jar$", "") + "/");
            }
        }
    }

    private static void textsOf(Path file, Tree tree, String folder) throws IOException {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> texts = jar.stream()
                    .filter(entry -> !entry.isDirectory()
                            && TEXT.matcher(entry.getName()).matches())
                    .toList();
            for (ZipEntry text : texts) {
                String name = text.getName().replace("META-INF/", "").toUpperCase(Locale.ROOT);
                try (var in = jar.getInputStream(text)) {
                    Files.write(tree.place(folder + name), in.readAllBytes());
                }
            }
        }
    }
}
