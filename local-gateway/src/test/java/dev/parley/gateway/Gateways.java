package dev.parley.gateway;

import dev.parley.gateway.upstream.BlockingResponder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Gateways for tests: any free port, jobs in memory. */
final class Gateways {

    private Gateways() {}

    /** In front of one remote named {@code stub}. */
    static Gateway before(StubServer stub) {
        return Gateway.start(config(stub).build());
    }

    static GatewayConfig.Builder config(StubServer stub) {
        return GatewayConfig.builder()
                .port(0)
                .demoTokensPerSecond(10_000)
                .service(new RemoteService("stub", stub.url(), Credential.of("upstream-key")));
    }

    /** With a responder in the demo model's place. */
    static Gateway with(BlockingResponder responder) {
        return Gateway.start(GatewayConfig.builder().port(0).build(), responder);
    }

    /** Answers 200 with the text and the path. */
    static BlockingResponder echo() {
        return (request, reply) -> {
            reply.head(200, Map.of("content-type", "application/json"));
            reply.write(("{\"path\":\"" + request.uri() + "\"}").getBytes(StandardCharsets.UTF_8));
            reply.end();
        };
    }
}
