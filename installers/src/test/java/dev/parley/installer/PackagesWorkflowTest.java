package dev.parley.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the workflow, which was never started, at least says what this project's own build says. */
class PackagesWorkflowTest {
    private static final Path FILE = Path.of("../.github/workflows/packages.yml");

    private String text;
    private JsonNode workflow;
    private JsonNode job;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(FILE);
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(text);
        workflow = JsonMapper.shared().valueToTree(yaml);
        job = workflow.at("/jobs/packages");
        assertThat(job.isObject()).isTrue();
    }

    @Test
    void itsHeadingSaysThatItWasNotRun() {
        assertThat(text.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("# Not run yet"));
    }

    @Test
    void itMayReadTheSourcesAndNothingElse() {
        assertThat(workflow.path("permissions")).isEqualTo(JsonMapper.shared().valueToTree(Map.of("contents", "read")));
        assertThat(workflow.path("jobs").findValues("permissions")).isEmpty();
        assertThat(text).doesNotContain("secrets.", "pull_request");
    }

    @Test
    void everythingThatItUsesIsPinned() {
        List<String> uses = text.lines().filter(line -> line.contains("uses:")).toList();
        assertThat(uses)
                .isNotEmpty()
                .allMatch(line -> line.matches(" *- uses: [\\w.-]+/[\\w.-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @Test
    void eachSystemOfTheCodeHasItsRow() {
        Set<Target.Os> systems = EnumSet.noneOf(Target.Os.class);
        for (JsonNode row : job.at("/strategy/matrix/include")) {
            Target target =
                    Target.of(row.path("os").asString(), row.path("arch").asString());
            systems.add(target.os());
            String runner = switch (target.os()) {
                case LINUX -> "ubuntu-";
                case WINDOWS -> "windows-";
                case MAC -> "macos-";
            };
            assertThat(row.path("runner").asString()).matches(runner + "\\d[\\d.]*");
        }
        assertThat(systems).isEqualTo(EnumSet.allOf(Target.Os.class));
    }

    @Test
    void itRunsTheCommandThatIsDocumentedOnTheJavaOfTheBuild() throws IOException {
        String documents = Files.readString(Path.of("../docs/release.md"));
        String run = job.path("steps").findValuesAsString("run").getFirst();
        for (JsonNode row : job.at("/strategy/matrix/include")) {
            String command = run.replace(
                            "${{ matrix.before }}", row.path("before").asString())
                    .replace("${{ matrix.maven }}", row.path("maven").asString())
                    .replaceFirst("^sudo --preserve-env=JAVA_HOME ", "")
                    .replace(".\\mvnw.cmd", "./mvnw")
                    .strip();
            assertThat(documents).contains("\n" + command + "\n");
        }
        JsonNode java = job.path("steps").findParents("java-version").getFirst();
        assertThat(java.path("distribution").asString()).isEqualTo("temurin");
        assertThat(Files.readString(Path.of("../pom.xml")))
                .contains("<maven.compiler.release>" + java.path("java-version").asString() + "<");
    }

    @Test
    void itEndsAndDoesNotRunTwiceAndKeepsWhatWasMadeWithItsSums() {
        assertThat(job.path("timeout-minutes").asInt()).isBetween(10, 120);
        assertThat(workflow.at("/concurrency/group").asString()).isNotBlank();
        JsonNode kept = job.path("steps").findParents("if-no-files-found").getFirst();
        assertThat(kept.path("path").asString()).contains("installers/target/packages/*");
        assertThat(job.path("steps").findValuesAsString("run"))
                .anyMatch(run -> run.contains("sha256sum --check --strict SHA256SUMS"));
    }

    @Test
    void theListOfPackagesNamesWhatTheCodeMakesForEachSystem() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/release.md"));
        for (String os : List.of("Linux", "Windows", "Mac OS X")) {
            String name = os.startsWith("Mac") ? "macOS" : os;
            List<String> endings = Target.of(os, "amd64").endings();
            assertThat(rows)
                    .filteredOn(row -> row.startsWith("| " + name + " |"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).contains(endings));
        }
    }
}
