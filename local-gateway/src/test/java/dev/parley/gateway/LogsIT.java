package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** P0 of FAULTS: no key, token or text of a request in any log, also not when things go wrong. */
final class LogsIT {
    private static final String PROMPT = "the-private-prompt";

    @Test
    void row43NeitherKeysNorPromptsAreLogged() throws IOException {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                logged.add(new SimpleFormatter().format(message));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        String token;
        try (StubServer stub = StubServer.answering((_, socket) -> socket.close());
                Gateway gateway = Gateways.before(stub);
                Gateway faulty = Gateways.with((request, _) -> {
                    throw new IllegalStateException("fails on " + request.uri());
                })) {
            token = gateway.token();
            String body = "{\"model\":\"stub/m\",\"data\":\"" + PROMPT + "\"}";
            for (String path : List.of(
                    "/v1/completions", "/api/v1/services/stub/request/" + PROMPT, "/api/v1/services/stub/async")) {
                RawClient.exchange(
                        gateway.url(), RawClient.request(gateway, "POST " + path, body, "Connection: close"));
            }
            RawClient.exchange(
                    faulty.url(), RawClient.request(faulty, "POST /predictions/" + PROMPT, body, "Connection: close"));
        } finally {
            root.removeHandler(handler);
        }

        assertThat(logged).as("the queue's start and the fault").isNotEmpty();
        assertThat(String.join("\n", logged)).doesNotContain(PROMPT, token, "upstream-key");
    }
}
