package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./parley} itself: from where it can be called, and when it builds. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path temp;

    private Path home;
    private Path checkout;
    private Path builds;

    /** A checkout with the real launcher and libraries, an old source, and a build that only takes notes. */
    @BeforeEach
    void makeCheckout() throws IOException {
        home = Files.createDirectory(temp.resolve("home"));
        checkout = Files.createDirectory(temp.resolve("a checkout \"with\" odd names"));
        builds = temp.resolve("builds");
        Path real = ParleyProcess.checkout();
        Files.copy(real.resolve("parley"), checkout.resolve("parley"));
        Files.createDirectories(checkout.resolve("build"));
        Files.copy(real.resolve("build/find-jdk.sh"), checkout.resolve("build/find-jdk.sh"));
        Files.createDirectories(checkout.resolve("installers"));
        Files.createSymbolicLink(checkout.resolve("installers/jvm"), real.resolve("installers/jvm"));
        Path source =
                Files.createDirectories(checkout.resolve("app/src/main/java")).resolve("A.java");
        Files.writeString(source, "");
        Files.createDirectories(checkout.resolve("app/target"));
        Files.createSymbolicLink(checkout.resolve("app/target/libs"), real.resolve("app/target/libs"));
        Files.createSymbolicLink(checkout.resolve("app/target/javafx"), real.resolve("app/target/javafx"));
        Files.writeString(checkout.resolve("app/target/libs.stamp"), "");
        mvnw("echo build >>'" + builds + "'; touch app/target/libs.stamp");
        age(checkout.resolve("app/src/main/java/A.java"));
        age(checkout.resolve("app/src/main/java"));
        age(checkout.resolve("app/src/main"));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private void mvnw(String script) throws IOException {
        Path mvnw = Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(mvnw, PosixFilePermissions.fromString("rwx------"));
    }

    private ParleyProcess.Builder parley() {
        return ParleyProcess.at(home).launcher(checkout.resolve("parley")).env("PARLEY_NO_BUILD", "");
    }

    private String builds() throws IOException {
        return Files.exists(builds) ? Files.readString(builds) : "";
    }

    @Test
    void startsWithoutBuildingWhatIsBuilt() throws IOException {
        ParleyProcess.Result result = parley().run("--version");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).matches("Parley \\d\\S*\\n");
        assertThat(result.err()).isEmpty();
        assertThat(builds()).isEmpty();
    }

    @Test
    void worksThroughASymbolicLinkFromAnotherFolder() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("bin of mine"));
        Path link = Files.createSymbolicLink(folder.resolve("p"), Path.of("../link 2"));
        Files.createSymbolicLink(temp.resolve("link 2"), checkout.resolve("parley"));
        ParleyProcess.Result result = parley().launcher(link).folder(folder).run("--version");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void buildsOnceWhenASourceIsNewerAndKeepsStandardOutputClean() throws IOException {
        mvnw("echo chatter; echo build >>'" + builds + "'; touch app/target/libs.stamp");
        Files.writeString(checkout.resolve("app/src/main/java/B.java"), "");
        Files.setLastModifiedTime(
                checkout.resolve("app/target/libs.stamp"),
                FileTime.from(Instant.now().minusSeconds(60)));
        ParleyProcess.Result first = parley().run("--version");
        ParleyProcess.Result second = parley().run("--version");
        assertThat(builds()).isEqualTo("build\n");
        assertThat(first.out()).isEqualTo(second.out());
        assertThat(first.err()).contains("chatter");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aDeletedSourceCountsAsAChange() throws IOException {
        Files.setLastModifiedTime(
                checkout.resolve("app/target/libs.stamp"),
                FileTime.from(Instant.now().minusSeconds(60)));
        Files.delete(checkout.resolve("app/src/main/java/A.java"));
        parley().run("--version");
        assertThat(builds()).isEqualTo("build\n");
    }

    @Test
    void aSecondStarterWaitsForTheFirstOnesBuild() throws IOException {
        Path go = temp.resolve("go");
        mvnw("echo build >>'" + builds + "'; while [ ! -e '" + go + "' ]; do sleep 0.1; done; "
                + "touch app/target/libs.stamp");
        Files.delete(checkout.resolve("app/target/libs.stamp"));
        try (ParleyProcess first = parley().start("--version")) {
            await().atMost(LIMIT).until(() -> builds().equals("build\n"));
            try (ParleyProcess second = parley().start("--version")) {
                await().atMost(LIMIT).until(() -> second.err().contains("waiting for it"));
                Files.createFile(go);
                assertThat(first.result().exitCode()).isZero();
                assertThat(second.result().exitCode()).isZero();
            }
        }
        assertThat(builds()).isEqualTo("build\n");
        assertThat(checkout.resolve("app/target/build.lock")).doesNotExist();
    }

    @Test
    void aLockThatADeadProcessLeftIsTakenOver() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectory(checkout.resolve("app/target/build.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        Files.delete(checkout.resolve("app/target/libs.stamp"));
        assertThat(parley().run("--version").exitCode()).isZero();
        assertThat(builds()).isEqualTo("build\n");
        assertThat(lock).doesNotExist();
    }

    @Test
    void aFailedBuildSaysSoAndStartsNothing() throws IOException {
        mvnw("echo broken; exit 1");
        Files.delete(checkout.resolve("app/target/libs.stamp"));
        ParleyProcess.Result result = parley().run("--version");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("broken", "The build failed");
    }

    @Test
    void theGatewayPrintsOneLineAndEndsOnSigtermWith0() {
        try (ParleyProcess gateway =
                parley().env("PARLEY_GATEWAY_TOKEN", "token-of-mine").start("gateway", "--port", "0")) {
            await().atMost(LIMIT).until(() -> gateway.out().endsWith("\n"));
            gateway.signal("TERM");
            ParleyProcess.Result result = gateway.result();
            assertThat(result.exitCode()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(result.out()).endsWith("\n").hasLineCount(1);
            JsonNode ready = new JsonMapper().readTree(result.out());
            assertThat(ready.propertyNames()).containsExactly("url", "token", "services");
            assertThat(ready.get("url").stringValue()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(ready.get("token").stringValue()).isEqualTo("token-of-mine");
            assertThat(ready.get("services").get(0).stringValue()).isEqualTo("demo");
        }
    }

    @Test
    void withoutADisplayItSaysSoAndChatsOverPipes() {
        ParleyProcess.Result result = parley().runWithInput("hello\n/quit\n");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err().lines()).singleElement().asString().startsWith("No display was found");
        assertThat(result.out()).contains("scripted demo").endsWith("\n");
    }

    @Test
    void decodesASavedStream() {
        ParleyProcess.Result result = parley().runWithInput(
                        "\uFEFFdata: a\r\ndata: b\r\n\r\nevent: x\nid: 7\nretry: 10\ndata: 한\n\ndata: unfinished",
                        "decode",
                        "--framing",
                        "sse");
        assertThat(result).isEqualTo(new ParleyProcess.Result(0, """
                                {"event":"message","data":"a\\nb","id":"","retry":null}
                                {"event":"x","data":"한","id":"7","retry":10}
                                """, ""));
    }

    @Test
    void aLineWithoutEndIsOneSentence() {
        ParleyProcess.Result result = parley().runWithInput("x".repeat(3 << 20), "decode", "--framing", "ndjson", "-");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1);
    }

    @Test
    void whatItWritesIsReadableByItsOwnerOnly() throws IOException {
        try (ParleyProcess gateway = parley().start("gateway", "--port", "0")) {
            await().atMost(LIMIT).until(() -> gateway.out().endsWith("\n"));
            gateway.signal("TERM");
            gateway.result();
        }
        assertThat(home.resolve(".local/share/parley/gateway")).isDirectory();
        try (var files = Files.walk(home)) {
            assertThat(files.filter(file -> !file.equals(home)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .matches(".{3}(?:------)"));
        }
    }

    @Test
    void aStateFolderThatCannotBeMadeDoesNotStopIt() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");
        ParleyProcess.Result result =
                parley().env("PARLEY_HOME", file.resolve("under").toString()).run("ask", "hello");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("scripted demo");
    }
}
