package dev.parley.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.testkit.Gate;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parley ask} as a person or a script runs it. */
@DisabledOnOs(OS.WINDOWS)
class AskIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String DONE =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    @TempDir
    Path home;

    private final ScriptedHttpServer server = new ScriptedHttpServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    private ParleyProcess.Builder parley() {
        return ParleyProcess.at(home);
    }

    private String url() {
        return server.url("").toString();
    }

    static String delta(String text) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":" + JSON.writeValueAsString(text) + "}}]}\n\n";
    }

    private static Reply answer(String text) {
        return Reply.sse().chunk(delta(text)).chunk(DONE);
    }

    private static List<JsonNode> lines(String out) {
        return out.lines().map(JSON::readTree).toList();
    }

    @Test
    void koreanAndEmojiSurviveInBothDirectionsWhereTheLocaleIsC() {
        server.answer(answer("잘 지내요 👍"));
        String prompt = "안녕 \"quoted\" 'single' $HOME `x` \\ 👍  two  spaces";
        ParleyProcess.Result result =
                parley().run("ask", "--url", url(), "--system", "", "--param", "note=한국어", prompt);

        assertThat(result).isEqualTo(new ParleyProcess.Result(0, "잘 지내요 👍\n", ""));
        JsonNode body = JSON.readTree(server.requests().getFirst().bodyText());
        assertThat(body.at("/messages/0/content").stringValue()).isEmpty();
        assertThat(body.at("/messages/1/content").stringValue()).isEqualTo(prompt);
        assertThat(body.at("/note").stringValue()).isEqualTo("한국어");
    }

    @Test
    void readsThePromptFromStandardInput() {
        server.answer(answer("ok"));
        ParleyProcess.Result result = parley().runWithInput("두 줄의\n질문\n", "ask", "--url", url());
        assertThat(result).isEqualTo(new ParleyProcess.Result(0, "ok\n", ""));
        assertThat(JSON.readTree(server.requests().getFirst().bodyText())
                        .at("/messages/0/content")
                        .stringValue())
                .isEqualTo("두 줄의\n질문");
    }

    @Test
    void eventsAreJsonLinesWithOneTerminalEventAndTheSummaryLast() {
        server.answer(Reply.sse()
                .chunk(delta("a"))
                .chunk("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n")
                .chunk(DONE));
        ParleyProcess.Result result = parley().run("ask", "--events", "--url", url(), "hi");

        assertThat(result.exitCode()).isZero();
        List<JsonNode> lines = lines(result.out());
        assertThat(lines)
                .extracting(line -> line.get("type").stringValue())
                .contains("opened", "text_delta", "usage_reported")
                .endsWith("completed", "summary");
        JsonNode summary = lines.getLast();
        assertThat(summary.get("posts").intValue()).isEqualTo(1);
        assertThat(summary.get("input_tokens").intValue()).isEqualTo(3);
        assertThat(summary.get("output_tokens").intValue()).isEqualTo(4);
        assertThat(summary.get("ttft_ms").isIntegralNumber()).isTrue();
        assertThat(summary.get("duration_ms").isIntegralNumber()).isTrue();
    }

    @Test
    void theKeyOfTheEnvironmentIsSentAsABearerTokenAndAppearsNowhereElse() {
        server.answer(answer("ok"));
        ParleyProcess.Builder parley = parley().env("MY_KEY", "sk-not-to-be-seen");
        ParleyProcess.Result result = parley.run("ask", "--events", "--url", url(), "--key-env", "MY_KEY", "hi");
        assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Bearer sk-not-to-be-seen");
        assertThat(result.out() + result.err() + parley.written()).doesNotContain("sk-not-to-be-seen");
    }

    @Test
    void ctrlCCancelsPrintsTheEndAndExitsWith130() {
        server.answer(Reply.sse().chunk(delta("partial")).stall());
        try (ParleyProcess parley = parley().start("ask", "--events", "--url", url(), "hi")) {
            await().atMost(LIMIT).until(() -> parley.out().contains("partial"));
            parley.signal("INT");
            ParleyProcess.Result result = parley.result();
            assertThat(result.exitCode()).isEqualTo(130);
            assertThat(result.err()).isEmpty();
            assertThat(lines(result.out()))
                    .extracting(line -> line.get("type").stringValue())
                    .endsWith("text_delta", "cancelled", "summary");
        }
        server.awaitClientGone(LIMIT);
    }

    @Test
    void aClosedPipeEndsItQuietlyAndCancelsTheRequest() {
        Gate leaving = new Gate();
        Gate left = new Gate();
        server.answer(Reply.sse()
                .chunk(delta("first"))
                .await(leaving)
                .chunk(delta("second"))
                .await(left)
                .chunk(delta("third"))
                .stall());
        try (ParleyProcess parley = parley().start("ask", "--url", url(), "hi")) {
            await().atMost(LIMIT).until(() -> parley.out().contains("first"));
            parley.leave();
            leaving.open();
            await().atMost(LIMIT).until(parley::hasLeft);
            left.open();
            ParleyProcess.Result result = parley.result();
            assertThat(result.exitCode()).isEqualTo(141);
            assertThat(result.err()).isEmpty();
        }
        server.awaitClientGone(LIMIT);
    }

    /** What goes wrong, what is kept of the answer, and the name of the error. */
    private record Fault(String name, Reply reply, String kept, String error) {}

    private static final Map<String, Fault> FAULTS = Map.of(
            "wrong key",
            new Fault("wrong key", Reply.json(401, "{\"error\":{\"message\":\"no\"}}"), "", "unauthorized"),
            "wrong path",
            new Fault("wrong path", Reply.text(404, "text/plain", "nothing"), "", "not_found"),
            "cut stream",
            new Fault("cut stream", Reply.sse().chunk(delta("kept")).cut(), "kept", "truncated"),
            "HTML answer",
            new Fault(
                    "HTML answer",
                    Reply.text(200, "text/html", "<!doctype html><html><body>Log in</body></html>"),
                    "",
                    "malformed_response"),
            "endless line",
            new Fault(
                    "endless line",
                    Reply.sse()
                            .chunk(delta("kept"))
                            .chunk("data: " + "x".repeat(2 << 20))
                            .stall(),
                    "kept",
                    "too_large"));

    @ParameterizedTest
    @ValueSource(strings = {"wrong key", "wrong path", "cut stream", "HTML answer", "endless line"})
    void aFaultIsOneSentenceOnePostAndKeepsWhatArrived(String name) {
        Fault fault = FAULTS.get(name);
        server.answer(fault.reply());
        assertFault(url(), fault);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("a redirect to another host gets neither the key nor the prompt")
    void aRedirectToAnotherHostIsNotFollowed() {
        try (ScriptedHttpServer other = new ScriptedHttpServer()) {
            server.answer(Reply.status(307)
                    .header("Location", other.url("/v1/chat/completions").toString())
                    .body(""));
            assertFault(url(), new Fault("redirect", Reply.never(), "", "redirect_refused"));
            assertThat(server.requests()).hasSize(1);
            assertThat(other.connections()).isZero();
        }
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() {
        String gone = url();
        server.close();
        ParleyProcess.Result result = parley().run("ask", "--url", gone, "hi");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).hasSize(1).first().asString().contains("Could not reach 127.0.0.1");
        assertThat(result.out()).isEmpty();
    }

    private void assertFault(String url, Fault fault) {
        ParleyProcess.Builder parley = parley().env("MY_KEY", "sk-not-to-be-seen");
        String prompt = "PROMPT-not-to-be-seen";
        ParleyProcess.Result text = parley.run("ask", "--url", url, "--key-env", "MY_KEY", prompt);
        assertThat(text.exitCode()).isEqualTo(1);
        assertThat(text.out()).isEqualTo(fault.kept().isEmpty() ? "" : fault.kept() + "\n");
        assertThat(text.err().lines()).hasSize(1);
        assertThat(text.err()).doesNotContain("Exception");
        assertThat(text.out() + text.err() + parley.written()).doesNotContain("sk-not-to-be-seen", prompt);
        assertThat(server.requests()).hasSize(1);
        assertThat(text.err()).contains(sentenceStart(fault.error()));
    }

    private static String sentenceStart(String error) {
        return switch (error) {
            case "unauthorized" -> "refused the key";
            case "not_found" -> "has nothing at";
            case "truncated" -> "ended early";
            case "malformed_response" -> "could not be understood";
            case "too_large" -> "went over the limit";
            case "redirect_refused" -> "pointed to";
            default -> throw new AssertionError(error);
        };
    }

    @Test
    void aFaultInTheEventsNamesTheErrorAndWhetherTheRequestHadLeft() {
        server.answer(Reply.sse().chunk(delta("kept")).cut());
        ParleyProcess.Result result = parley().run("ask", "--events", "--url", url(), "hi");
        List<JsonNode> lines = lines(result.out());
        JsonNode failed = lines.get(lines.size() - 2);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(failed.get("type").stringValue()).isEqualTo("failed");
        assertThat(failed.get("error").stringValue()).isEqualTo("truncated");
        assertThat(failed.get("body_sent").booleanValue()).isTrue();
        assertThat(lines.getLast().get("posts").intValue()).isEqualTo(1);
        assertThat(result.out()).contains("\"text\":\"kept\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Demo (direct)", "Demo through the VESSL relay", "Demo as a VESSL async job"})
    void theBuiltInProfilesAnswerWithoutAnythingElseRunning(String profile) {
        ParleyProcess.Result result = parley().run("ask", "--events", "--profile", profile, "hello");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        List<JsonNode> lines = lines(result.out());
        assertThat(lines.get(lines.size() - 2).get("type").stringValue()).isEqualTo("completed");
        assertThat(lines.getLast().get("posts").intValue()).isEqualTo(1);
        assertThat(text(lines)).contains("scripted demo");
    }

    private static String text(List<JsonNode> lines) {
        StringBuilder text = new StringBuilder();
        lines.stream()
                .filter(line -> line.get("type").stringValue().equals("text_delta"))
                .forEach(line -> text.append(line.get("text").stringValue()));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "vessl-relay", "vessl-async"})
    void aTemplateAsksAPlainJsonEndpointOverEveryDelivery(String delivery) throws IOException {
        Path template = Files.writeString(home.resolve("question.json"), "{\"question\": \"{{prompt}}\"}");
        ParleyProcess.Result result = parley().run(
                        "ask",
                        "--protocol",
                        "template",
                        "--delivery",
                        delivery,
                        "--path",
                        "/predictions/my-model",
                        "--template",
                        template.toString(),
                        "--pointer",
                        "/answer",
                        "1+1 = ?");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("1 + 1 = 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--protocol=telepathy",
                "--delivery=pigeon",
                "--url=:::",
                "--timeout=idle=soon",
                "--timeout=never=1s",
                "--param=nothing",
                "--key-env=NOT_SET_ANYWHERE",
                "--template=missing.json",
                "--profile=nobody",
                "--attach=missing.png",
                "--nonsense=sk-not-to-be-seen"
            })
    void wrongUsageIsOneSentenceWithAHintAndExitCode2(String option) {
        ParleyProcess.Result result = parley().run("ask", option, "hi");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("parley ask --help").doesNotContain("sk-not-to-be-seen", "NOT_SET_ANYWHERE");
    }

    @Test
    void aKeyIsNotSentOverPlainHttpToAnotherMachine() {
        ParleyProcess.Result result = parley().env("MY_KEY", "sk-not-to-be-seen")
                .run("ask", "--url", "http://model.example", "--key-env", "MY_KEY", "hi");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.err()).contains("http://").doesNotContain("sk-not-to-be-seen");
    }
}
