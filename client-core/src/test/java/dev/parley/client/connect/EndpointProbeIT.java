package dev.parley.client.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.CertificateFacts;
import dev.parley.client.InferenceError;
import dev.parley.client.Phase;
import dev.parley.client.TokenUsage;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Protocol;
import dev.parley.client.endpoint.ResendPolicy;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.StreamRule;
import dev.parley.client.endpoint.TemplateSettings;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.client.protocol.OpenAiBodies;
import dev.parley.testkit.RecordedRequest;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import dev.parley.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointProbeIT {
    private static final String KEY = "sk-probe-4711";

    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private final EndpointConnector connector =
            EndpointConnector.builder().resendConsent((error, wait) -> true).build();

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    private EndpointProfile.Builder profile() {
        return EndpointProfile.builder("probe", server.url("")).secretId("probe");
    }

    private EndpointProbe probe(EndpointProfile profile) {
        return EndpointProbe.of(connector, profile, ref -> Secret.of(KEY));
    }

    @Test
    void anAnswerComesWithItsTimesAndFirstWords() {
        server.answer(Reply.sse().chunk(OpenAiBodies.chatStream(List.of("pong,\n", "pong"))));
        List<Phase> phases = new ArrayList<>();
        ProbeResult result = probe(profile().model("m").build()).run(phases::add);
        assertThat(result).isInstanceOfSatisfying(ProbeResult.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(answered.firstWords()).isEqualTo("pong, pong");
            assertThat(answered.firstToken()).isNotNull().isLessThanOrEqualTo(answered.total());
            assertThat(answered.opened()).isLessThanOrEqualTo(answered.total());
            assertThat(answered.polls()).isZero();
        });
        assertThat(phases).startsWith(Phase.CONNECTING);
        RecordedRequest request = server.requests().getFirst();
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).contains("\"ping\"", "\"max_tokens\":16");
    }

    @Test
    void aJobIsCreatedOnceAndItsPollsAreCounted() {
        server.answerInTurn(
                Reply.json(201, "{\"id\":\"j1\"}"),
                Reply.json(200, "{\"status\":\"in_progress\"}"),
                Reply.json(
                        200,
                        "{\"status\":\"completed\",\"status_code\":200,\"output\":{\"choices\":[{\"message\":{"
                                + "\"content\":\"pong\"},\"finish_reason\":\"stop\"}]}}"));
        ProbeResult result =
                probe(profile().delivery(Delivery.VESSL_ASYNC).build()).run(phase -> {});
        assertThat(result).isInstanceOfSatisfying(ProbeResult.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(201);
            assertThat(answered.polls()).isEqualTo(2);
            assertThat(answered.firstWords()).isEqualTo("pong");
        });
    }

    @Test
    void aTemplateEndpointGetsNoParameterItDidNotAskFor() {
        server.answer(Reply.json(200, "{\"answer\":\"42\"}"));
        EndpointProfile profile = profile()
                .protocol(Protocol.TEMPLATE)
                .template(new TemplateSettings("{\"q\":\"{{prompt}}\"}", "/answer", StreamRule.JSON, null))
                .build();
        assertThat(probe(profile).run(phase -> {}))
                .isInstanceOfSatisfying(
                        ProbeResult.Answered.class,
                        answered -> assertThat(answered.firstWords()).isEqualTo("42"));
        assertThat(new String(server.requests().getFirst().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"q\":\"ping\"}");
    }

    @Test
    void aTemplateGetsTheParametersThatItAsksForAndFewTokens() {
        server.answer(Reply.json(200, "{\"answer\":\"42\"}"));
        String body = "{\"n\":{{param.max_tokens}},\"t\":{{param.temperature}}}";
        EndpointProfile profile = profile()
                .protocol(Protocol.TEMPLATE)
                .template(new TemplateSettings(body, "/answer", StreamRule.JSON, null))
                .build();
        assertThat(probe(profile).run(phase -> {})).isInstanceOf(ProbeResult.Answered.class);
        assertThat(server.requests().getFirst().bodyText()).isEqualTo("{\"n\":16,\"t\":0.7}");
    }

    @Test
    void theCertificateAndTheCountsOfTheServerAreTold(@TempDir Path folder) throws IOException {
        TlsIdentity identity = TlsIdentity.create(folder, "ip:127.0.0.1");
        Path own = Files.writeString(folder.resolve("own.pem"), identity.certificatePem());
        try (ScriptedHttpServer secure = new ScriptedHttpServer(identity.serverContext())) {
            secure.answer(Reply.json(
                    200,
                    "{\"choices\":[{\"message\":{\"content\":\"pong\"},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}"));
            EndpointProfile profile = EndpointProfile.builder("probe", secure.url(""))
                    .network(NetworkSettings.DEFAULT.withTls(TlsSettings.DEFAULT.withAuthorities(own)))
                    .build();

            assertThat(probe(profile).run(phase -> {})).isInstanceOfSatisfying(ProbeResult.Answered.class, answered -> {
                ProbeResult.Tls tls = answered.tls();
                assertThat(tls).isNotNull();
                assertThat(tls.version()).startsWith("TLSv1.");
                assertThat(tls.certificate()).isEqualTo(CertificateFacts.of(identity.certificate()));
                assertThat(answered.usage()).isEqualTo(TokenUsage.of(3L, 1L));
            });
        }
    }

    @Test
    void aTemplateGetsWhatCameBackToTryItsPointerOn() {
        server.answer(Reply.json(200, "{\"answer\":\"42\"}"));
        EndpointProfile.Builder template = profile()
                .protocol(Protocol.TEMPLATE)
                .template(new TemplateSettings("{}", "/answer", StreamRule.JSON, null));
        assertThat(probe(template.build()).run(phase -> {}))
                .isInstanceOfSatisfying(
                        ProbeResult.Answered.class,
                        answered -> assertThat(answered.sample()).isEqualTo("{\"answer\":\"42\"}"));

        server.answer(Reply.sse().chunk("data: {\"t\":\"4\"}\n\ndata: {\"t\":\"2\"}\n\n"));
        EndpointProfile events = template.template(new TemplateSettings("{}", "/t", StreamRule.SSE, null))
                .build();
        assertThat(probe(events).run(phase -> {})).isInstanceOfSatisfying(ProbeResult.Answered.class, answered -> {
            assertThat(answered.firstWords()).isEqualTo("42");
            assertThat(TemplateTrial.read(new TemplateSettings("{}", "/t", StreamRule.SSE, null), answered.sample())
                            .text())
                    .isEqualTo("42");
        });

        server.answerInTurn(
                Reply.json(201, "{\"id\":\"j1\"}"),
                Reply.json(200, "{\"status\":\"completed\",\"status_code\":200,\"output\":{\"answer\":\"42\"}}"));
        EndpointProfile job = template.delivery(Delivery.VESSL_ASYNC)
                .template(new TemplateSettings("{}", "/answer", StreamRule.JSON, null))
                .build();
        assertThat(probe(job).run(phase -> {}))
                .isInstanceOfSatisfying(
                        ProbeResult.Answered.class,
                        answered -> assertThat(answered.sample()).isEqualTo("{\"answer\":\"42\"}"));
    }

    @Test
    void aRefusalHasItsSentenceAndIsNotTriedAgain() {
        server.answer(Reply.json(429, "{\"error\":{\"message\":\"slow down " + KEY + "\"}}"));
        ProbeResult result =
                probe(profile().resend(ResendPolicy.ALWAYS).build()).run(phase -> {});
        assertThat(result).isInstanceOfSatisfying(ProbeResult.Refused.class, refused -> {
            assertThat(refused.error()).isInstanceOf(InferenceError.RateLimited.class);
            assertThat(refused.sentence()).startsWith("The server is receiving too many requests");
        });
        assertThat(result.toString()).doesNotContain(KEY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aTestThatNobodyWaitsForIsCancelled() {
        server.answer(Reply.never());
        EndpointProbe probe = probe(profile().build());
        CompletableFuture<ProbeResult> result = CompletableFuture.supplyAsync(() -> probe.run(phase -> {}));
        server.awaitRequests(1, Duration.ofSeconds(10));
        probe.close();
        assertThat(result.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join())
                .isEqualTo(new ProbeResult.Cancelled());
    }
}
