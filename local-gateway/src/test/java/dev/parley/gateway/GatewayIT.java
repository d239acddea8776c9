package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping. */
final class GatewayIT {
    @TempDir
    Path folder;

    @Test
    void row44ABusyPortIsPassedOverOnlyWhenThatIsWanted() {
        try (Gateway first = Gateway.start(GatewayConfig.builder().port(0).build())) {
            int port = first.url().getPort();
            GatewayConfig.Builder same = GatewayConfig.builder().port(port);
            try (Gateway second = Gateway.start(same.build())) {
                assertThat(second.url().getPort()).isGreaterThan(port);
            }
            assertThatThrownBy(() -> Gateway.start(same.portFallback(false).build()))
                    .isInstanceOf(GatewayException.class)
                    .hasMessage("The port " + port + " of this machine is in use.");
        }
    }

    /** Who listens on all addresses answers at 127.0.0.2 too. */
    @Test
    void byDefaultItIsAtOneAddressOfThisMachineOnly() throws IOException {
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Gateway gateway = Gateway.start(GatewayConfig.builder().port(0).build());
                Socket here = new Socket(
                        InetAddress.getLoopbackAddress(), gateway.url().getPort())) {
            assertThat(here.isConnected()).isTrue();
            assertThatThrownBy(() -> new Socket(other, gateway.url().getPort()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDataFolderBelongsToOneGatewayAtATime() {
        GatewayConfig config =
                GatewayConfig.builder().port(0).dataFolder(folder).build();
        try (Gateway first = Gateway.start(config)) {
            assertThat(first.services()).containsExactly("demo");
            assertThatThrownBy(() -> Gateway.start(config))
                    .isInstanceOf(GatewayException.class)
                    .hasMessageContaining("Another gateway is using the data folder");
        }
        Gateway.start(config).close();
    }

    @Test
    void aGatewayWithAFaultyResponderAnswersAndGoesOn() throws IOException {
        try (Gateway gateway = Gateways.with((_, _) -> {
            throw new IllegalStateException("a fault");
        })) {
            for (int i = 0; i < 2; i++) {
                String request = RawClient.request(gateway, "POST /predictions/demo", "{}", "Connection: close");
                assertThat(RawClient.exchange(gateway.url(), request))
                        .startsWith("HTTP/1.1 502 ")
                        .doesNotContain("a fault");
            }
        }
    }

    @Test
    void aHeadRequestOfTheGatewaysOwnAnswersHasNoBody() throws IOException {
        try (Gateway gateway = Gateways.with(Gateways.echo())) {
            for (String path : new String[] {"/healthz", "/v1/models"}) {
                String request = RawClient.request(gateway, "HEAD " + path, "", "Connection: close");
                assertThat(RawClient.exchange(gateway.url(), request))
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("\r\n\r\n");
            }
        }
    }

    @Test
    void closingDoesNotWaitForAnswersUnderWay() throws IOException, InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Gateway gateway = Gateways.with((_, _) -> {
            called.countDown();
            new CountDownLatch(1).await();
        });
        try (RawClient client = new RawClient(gateway.url())) {
            client.send(RawClient.request(gateway, "POST /predictions/demo", "{}"));
            assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();

            Instant before = Instant.now();
            gateway.close();

            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5 * 5));
            assertThat(client.readAll()).isEmpty();
        }
    }

    @Test
    void theDemoModelAnswersThroughAllThreeDoors() throws IOException {
        try (Gateway gateway = Gateway.start(
                GatewayConfig.builder().port(0).demoTokensPerSecond(10_000).build())) {
            String question = "{\"question\": \"1+1 = ?\"}";
            for (String path :
                    new String[] {"/predictions/my-model", "/api/v1/services/demo/request/predictions/my-model"}) {
                String request = RawClient.request(gateway, "POST " + path, question, "Connection: close");
                assertThat(RawClient.exchange(gateway.url(), request))
                        .startsWith("HTTP/1.1 200 ")
                        .contains("\"answer\"");
            }
            String chat = "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
            String request = RawClient.request(gateway, "POST /v1/chat/completions", chat, "Connection: close");
            assertThat(RawClient.exchange(gateway.url(), request)).startsWith("HTTP/1.1 200 ");
        }
    }
}
