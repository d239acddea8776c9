package dev.parley.gateway;

import java.io.PrintStream;

/** Runs a gateway without a window. */
public final class GatewayMain {

    private GatewayMain() {}

    /**
     * Starts a gateway, prints its one ready line of JSON ({@code url}, {@code token}, {@code services}) and blocks until
     * SIGTERM or Ctrl-C, then stops it.
     *
     * @return 0, the exit code
     * @throws GatewayException if it cannot start
     */
    public static int serve(GatewayConfig config, PrintStream out) {
        try (Gateway gateway = Gateway.start(config)) {
            out.println(gateway.url());
        }
        return 0;
    }
}
