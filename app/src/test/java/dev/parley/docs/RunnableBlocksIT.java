package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.Gateway;
import dev.parley.gateway.GatewayConfig;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs what the documents mark as {@code sh runnable}, as someone does who copies it: in a folder with {@code parley}, with a
 * gateway at the port that the documents name and a model server at the other. Both have free ports here, and the text is
 * changed accordingly.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunnableBlocksIT {
    private static final String RUNNABLE = "sh runnable";
    private static final String GATEWAY = "http://127.0.0.1:8321";
    private static final String MODEL_SERVER = "http://127.0.0.1:8000";
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    static Path folder;

    private Gateway gateway;
    private ScriptedHttpServer model;

    @BeforeAll
    void start() throws IOException {
        gateway = Gateway.start(GatewayConfig.builder().port(0).build());
        model = new ScriptedHttpServer();
        model.answer(Reply.sse()
                .chunk("data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n\n")
                .chunk("data: [DONE]\n\n"));
        Path parley = Files.writeString(
                folder.resolve("parley"), "#!/bin/sh\nexec '" + Document.root().resolve("parley") + "' \"$@\"\n");
        Files.setPosixFilePermissions(parley, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterAll
    void end() {
        gateway.close();
        model.close();
    }

    private record Ended(int exitCode, String output) {}

    private Ended run(String script) throws IOException, InterruptedException {
        URI server = model.url("");
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        script.replace(GATEWAY, gateway.url().toString())
                                .replace(MODEL_SERVER, server.getScheme() + "://" + server.getAuthority()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.get("PATH");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", folder.toString());
        environment.put("LANG", "C");
        environment.put("PARLEY_NO_BUILD", "1");
        environment.put("PARLEY_JAVA_HOME", System.getProperty("java.home"));
        environment.put("PARLEY_GATEWAY_TOKEN", gateway.token());
        environment.put("MY_KEY", "sk-of-the-example");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            return new Ended(ended ? process.exitValue() : -1, Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    static Stream<Arguments> blocks() throws IOException {
        List<Arguments> found = new ArrayList<>();
        for (Document document : Document.below(Document.root())) {
            document.blocks().stream()
                    .filter(block -> block.info().equals(RUNNABLE))
                    .forEach(block ->
                            found.add(Arguments.of(Document.root().relativize(document.file()) + "", block.text())));
        }
        return found.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("blocks")
    void itRunsAndSaysNoError(String file, String script) throws Exception {
        Ended ended = run(script);
        assertThat(ended.exitCode()).as("%s: %s", file, ended.output()).isZero();
        assertThat(ended.output()).doesNotContain("\"error\"");
    }

    @Test
    void theDocumentsHaveSuchBlocks() throws IOException {
        assertThat(blocks()).hasSizeGreaterThan(5);
    }

    @Test
    void aBlockThatFailsInTheMiddleIsReported() throws Exception {
        assertThat(run("./parley ask --nonsense | cat\necho after").exitCode()).isEqualTo(2);
        assertThat(run("./parley ask --url " + MODEL_SERVER + " --model m Hello"))
                .isEqualTo(new Ended(0, "Hello\n"));
    }
}
