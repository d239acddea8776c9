package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web page in a real browser that tries to reach the gateway, with its token at hand, from outside and by rebinding. */
@Tag("full")
class BrowserIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private StubServer upstream;
    private ScriptedHttpServer site;
    private Process browser;

    @BeforeEach
    void start() throws IOException {
        upstream = StubServer.answering("200 OK\r\nContent-Type: text/plain", "the model's answer");
        site = new ScriptedHttpServer();
    }

    @AfterEach
    void stop() throws IOException {
        if (browser != null) {
            // All of it must be gone before its folder is deleted.
            List<ProcessHandle> all = Stream.concat(browser.descendants(), Stream.of(browser.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            Awaitility.await().atMost(LIMIT).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        }
        site.close();
        upstream.close();
    }

    @Test
    void row43APageOfAnotherOriginReadsNothingAndReachesNoUpstream() throws IOException {
        try (Gateway gateway = Gateways.before(upstream)) {
            assertThat(reportOfPage(gateway, site.url("/page"))).startsWith("refused: TypeError");
        }
        assertThat(upstream.connections).hasValue(0);
    }

    @Test
    void aPageWhoseOriginIsListedReadsTheAnswer() throws IOException {
        String origin = "http://127.0.0.1:" + site.port();
        try (Gateway gateway = Gateway.start(
                Gateways.config(upstream).allowedOrigins(List.of(origin)).build())) {
            assertThat(reportOfPage(gateway, site.url("/page"))).isEqualTo("200: the model's answer");
        }
    }

    /** After rebinding, a page's own name leads to this machine: to the browser the gateway is then the same origin. */
    @Test
    void row43ANameThatWasPointedAtThisMachineIsNotAHostOfTheGateway() throws IOException, InterruptedException {
        try (Gateway gateway = Gateways.before(upstream)) {
            browse("--dump-dom", "http://rebound.example:" + gateway.url().getPort() + "/healthz");
            String page = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(browser.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(page).contains("host_refused").doesNotContain("\"ok\"");
        }
    }

    /** Opens a page whose script calls the gateway and tells its own site how that went. */
    private String reportOfPage(Gateway gateway, URI page) throws IOException {
        String script = "<script>fetch('%s/api/v1/services/stub/request/x', {headers: {Authorization: 'Bearer %s'}})"
                        .formatted(gateway.url(), gateway.token())
                + ".then(r => r.text().then(t => r.status + ': ' + t)).catch(e => 'refused: ' + e)"
                + ".then(s => fetch('/report', {method: 'POST', body: s}))</script>";
        site.answer(request -> request.target().equals("/page")
                ? Reply.text(200, "text/html", "<!doctype html><title>page</title>" + script)
                : Reply.text(200, "text/plain", ""));
        browse(page.toString());
        Awaitility.await().atMost(LIMIT).until(() -> !reports().isEmpty());
        return reports().getFirst();
    }

    private List<String> reports() {
        return site.requests().stream()
                .filter(request -> request.target().equals("/report"))
                .map(RecordedRequest::bodyText)
                .toList();
    }

    private void browse(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP rebound.example 127.0.0.1",
                "--user-data-dir=" + folder.resolve("browser")));
        command.addAll(List.of(arguments));
        browser = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
