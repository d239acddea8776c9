package dev.parley.app.cli;

import dev.parley.client.InferenceClient;
import dev.parley.client.connect.ResendConsent;
import java.util.List;

/** The endpoints that a chat can talk to. */
interface ChatEndpoints extends AutoCloseable {

    /** Their names, the one to begin with first. */
    List<String> names();

    /**
     * A client of the endpoint of that name; {@code consent} is asked before a POST leaves again.
     *
     * @throws UsageException if it cannot be used
     * @throws dev.parley.gateway.GatewayException if the bundled gateway is needed and cannot start
     */
    InferenceClient connect(String name, ResendConsent consent);

    @Override
    void close();
}
