package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.app.cli.CommandModel;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the documents name is there: files, headings, commands and options. Each check is shown a bad sample too. */
class DocumentationTest {
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");
    /** In the first line of a fenced block: these commands are meant to be copied. */
    private static final String RUNNABLE = "sh runnable";

    private final Path root = Document.root();
    private final CommandLine program = CommandModel.ofProgram();

    @TempDir
    Path temp;

    @Test
    void everyRelativeLinkAndPictureLeadsToAFileAndToAHeadingOfIt() throws IOException {
        List<Document> documents = Document.below(root);
        assertThat(documents).hasSizeGreaterThan(20);
        assertThat(documents.stream().flatMap(document -> deadLinks(document, root)))
                .isEmpty();
    }

    @Test
    void everyBlockThatIsMarkedAsRunnableIsShellThatCanBeParsed() throws IOException, InterruptedException {
        assumeTrue(hasBash());
        List<String> found = new ArrayList<>();
        for (Document document : Document.below(root)) {
            for (Document.Block block : document.blocks()) {
                if (block.info().equals(RUNNABLE)) {
                    complaint(block.text())
                            .lines()
                            .map(line -> document.file() + ": " + line)
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyCommandAndOptionInTheReadmeAndTheGuidesIsKnown() throws IOException {
        List<Document> documents = new ArrayList<>(List.of(Document.read(root.resolve("README.md"))));
        try (Stream<Path> files = Files.list(root.resolve("docs"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
                documents.add(Document.read(file));
            }
        }
        assertThat(documents).hasSizeGreaterThan(4);
        assertThat(documents.stream()
                        .flatMap(document -> document.blocks().stream()
                                .flatMap(block -> ParleyCalls.unknown(block.text(), program).stream())
                                .map(sentence -> document.file() + ": " + sentence)))
                .isEmpty();
    }

    @Test
    void aDeadLinkADeadPictureAndADeadHeadingAreReported() throws IOException {
        Files.writeString(temp.resolve("there.md"), "# A `heading`, twice\n\n## Again\n\n## Again\n");
        Document document = write("""
                # Here
                [whole](there.md), [part](there.md#a-heading-twice), [second](there.md#again-1), [own](#here),
                [far](https://host.example/none.md), [folder](.), [mail](mailto:a@host.example)
                [gone](none.md) ![picture](none.png) [part](there.md#none) [own](#none) [out](../none.md)

                | a table |
                |---|
                | [in it](row.md) |

                <img src="html.png" alt="">

                `[code](code.md)`
                """);
        assertThat(deadLinks(document, temp).map(line -> line.substring(line.indexOf(": ") + 2)))
                .containsExactly("none.md", "none.png", "there.md#none", "#none", "../none.md", "row.md", "html.png");
    }

    @Test
    void brokenShellIsReportedAndOtherBlocksAreNot() throws IOException, InterruptedException {
        assumeTrue(hasBash());
        Document document =
                write("```sh runnable\nif true; then\n```\n\n```sh\nif\n```\n\n```sh runnable\necho a\n```\n");
        assertThat(document.blocks()).extracting(Document.Block::info).containsExactly(RUNNABLE, "sh", RUNNABLE);
        assertThat(complaint(document.blocks().getFirst().text())).contains("syntax error");
        assertThat(complaint(document.blocks().getLast().text())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./parley answer \"Hello\"",
                "./parley ask --nonsense 1 Hello",
                "./parley ask \\\n  --nonsense=1 Hello",
                "echo a | ./parley ask --nonsense",
                "./parley jobs stop 1",
                "./parley jobs list --nonsense"
            })
    void anUnknownCommandOrOptionIsReported(String text) {
        assertThat(ParleyCalls.unknown(text, program)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./parley",
                "./parley          # --nonsense opens the window",
                "./parley ask --events \"--nonsense\"",
                "./parley ask --param temperature=0.2 hello; ls --nonsense",
                "./parley jobs list --open | head --nonsense",
                "./parley export --list   # then: export \"A title\"",
                "./parley gateway --port 0 > file --nonsense",
                "../parley ask --nonsense"
            })
    void whatIsKnownIsNotReported(String text) {
        assertThat(ParleyCalls.unknown(text, program)).isEmpty();
    }

    private Document write(String text) throws IOException {
        return Document.read(Files.writeString(temp.resolve("sample.md"), text));
    }

    /** The links that lead nowhere, each behind its file; one that leaves the repository is such a one. */
    private static Stream<String> deadLinks(Document document, Path root) {
        return document.destinations().stream()
                .filter(destination -> !ELSEWHERE.matcher(destination).matches())
                .filter(destination -> !isAlive(document, destination, root))
                .map(destination -> document.file() + ": " + destination);
    }

    private static boolean isAlive(Document document, String destination, Path root) {
        String[] parts = URLDecoder.decode(destination.replace("+", "%2B"), StandardCharsets.UTF_8)
                .split("#", 2);
        Path target = parts[0].isEmpty()
                ? document.file()
                : document.file().resolveSibling(parts[0]).normalize();
        if (!target.startsWith(root) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || !target.toString().endsWith(".md") || hasAnchor(target, parts[1]);
    }

    private static boolean hasAnchor(Path target, String anchor) {
        try {
            return Document.read(target).anchors().contains(anchor.toLowerCase(Locale.ROOT));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean hasBash() {
        return !System.getProperty("os.name").startsWith("Windows");
    }

    /** What a shell says of a text that it parses and does not run. */
    private static String complaint(String text) throws IOException, InterruptedException {
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return bash.exitValue() == 0 ? said : said + "exit " + bash.exitValue();
    }
}
