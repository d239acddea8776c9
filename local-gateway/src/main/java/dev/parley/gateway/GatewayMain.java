package dev.parley.gateway;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Runs a gateway without a window. */
public final class GatewayMain {
    private static final int USAGE = 2;

    private GatewayMain() {}

    /**
     * Starts a gateway, prints its one ready line of JSON ({@code url}, {@code token}, {@code services}) and blocks until
     * SIGTERM, Ctrl-C or an interrupt, then stops it.
     *
     * @return 0, the exit code
     * @throws GatewayException if it cannot start
     */
    public static int serve(GatewayConfig config, PrintStream out) {
        StopSignal stop = StopSignal.listen();
        try (Gateway gateway = Gateway.start(config)) {
            out.println(readyLine(gateway));
            out.flush();
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static String readyLine(Gateway gateway) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("url", gateway.url().toString());
        line.put("token", gateway.token());
        line.put("services", gateway.services());
        return JsonMapper.shared().writeValueAsString(line);
    }

    /** Takes the path of a configuration file ({@link GatewayConfigFile}), or nothing. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    private static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length > 1) {
            err.println("Give the path of one configuration file, or nothing.");
            return USAGE;
        }
        try {
            Map<String, String> environment = System.getenv();
            GatewayConfig.Builder builder =
                    args.length == 0 ? GatewayConfig.builder() : GatewayConfigFile.read(Path.of(args[0]), environment);
            String token = environment.get(GatewayConfig.TOKEN_VARIABLE);
            if (token != null) {
                builder.token(Credential.of(token));
            }
            return serve(builder.build(), out);
        } catch (GatewayException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
