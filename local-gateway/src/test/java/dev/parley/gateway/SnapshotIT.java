package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a gateway shows of itself to the program that it runs in. */
final class SnapshotIT {
    @Test
    void theDemoModelIsPutToSleepAndACallWaitsWhileItWakes() throws IOException {
        try (Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build())) {
            assertThat(gateway.stopService("nobody")).isFalse();
            assertThat(gateway.startService("demo")).isFalse();
            assertThat(gateway.stopService("demo")).isTrue();
            assertThat(demo(gateway).state()).isEqualTo(GatewaySnapshot.State.STOPPED);

            RawClient.exchange(gateway.url(), RawClient.request(gateway, "GET /v1/models", "", "Connection: close"));
            assertThat(demo(gateway).state()).isEqualTo(GatewaySnapshot.State.STOPPED);

            try (RawClient waiting = new RawClient(gateway.url())) {
                waiting.send(RawClient.request(
                        gateway, "POST /v1/chat/completions", "{\"model\":\"demo\",\"messages\":[]}"));
                await().until(() -> demo(gateway).state() == GatewaySnapshot.State.STARTING);
                await().until(() -> demo(gateway).waiting() == 1);
                assertThat(demo(gateway).queue())
                        .extracting(GatewaySnapshot.Call::path)
                        .containsExactly("/v1/chat/completions");
            }
        }
    }

    @Test
    void aJobOfTheDemoModelSaysThatItWaitsWhileItWakes() throws IOException {
        try (Gateway gateway = Gateway.start(
                GatewayConfig.builder().port(0).demoTokensPerSecond(10_000).build())) {
            JobClient client = new JobClient(gateway);
            assertThat(gateway.stopService("demo")).isTrue();
            String jobs = "/api/v1/services/demo/async";
            String accepted = client.call(
                            "POST",
                            jobs,
                            "{\"path\":\"/v1/chat/completions\",\"data\":{\"model\":\"demo\",\"messages\":[]}}")
                    .body();
            String id = JsonMapper.shared().readTree(accepted).path("id").stringValue();

            List<JobClient.Event> events = client.events(jobs + "/" + id + "/stream");

            assertThat(events)
                    .anyMatch(event ->
                            event.data().path("service").toString().equals("{\"state\":\"starting\",\"position\":1}"))
                    .last()
                    .extracting(JobClient.Event::name)
                    .isIn("completed", "failed");
            assertThat(events.getLast().data().has("status_code")).isTrue();
        }
    }

    private static GatewaySnapshot.Service demo(Gateway gateway) {
        return gateway.snapshot().services().getFirst();
    }

    @Test
    void servicesAndRequestsAreSeenAndNoKey() throws IOException {
        try (StubServer stub = StubServer.answering("200 OK\r\nContent-Type: text/plain", "well");
                Gateway gateway = Gateway.start(GatewayConfig.builder()
                        .port(0)
                        .service(new RemoteService("there", stub.url(), Credential.of("sk-not-to-be-seen")))
                        .build())) {
            RawClient.exchange(
                    gateway.url(),
                    RawClient.request(
                            gateway, "POST /api/v1/services/there/request/x?key=hidden", "{}", "Connection: close"));
            await().until(() -> gateway.snapshot().requests() == 1);

            GatewaySnapshot seen = gateway.snapshot();
            assertThat(seen.services())
                    .extracting(GatewaySnapshot.Service::name, GatewaySnapshot.Service::kind)
                    .containsExactly(
                            tuple("demo", GatewaySnapshot.Kind.DEMO), tuple("there", GatewaySnapshot.Kind.REMOTE));
            assertThat(seen.services().getLast().state()).isEqualTo(GatewaySnapshot.State.READY);

            List<LoggedRequest> logged = gateway.requestsAfter(0);
            assertThat(logged).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/api/v1/services/there/request/x");
                assertThat(request.status()).isEqualTo(200);
                assertThat(request.service()).isEqualTo("there");
                assertThat(request.end()).isEqualTo(LoggedRequest.End.COMPLETE);
            });
            assertThat(seen + logged.toString()).doesNotContain("not-to-be-seen", gateway.token());
            assertThat(gateway.requestsAfter(1)).isEmpty();
        }
    }
}
