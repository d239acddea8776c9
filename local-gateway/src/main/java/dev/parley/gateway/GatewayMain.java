package dev.parley.gateway;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs a gateway without a window. */
public final class GatewayMain {
    private static final int USAGE = 2;

    private GatewayMain() {}

    /**
     * Starts a gateway, prints its one ready line of JSON ({@code url}, {@code token}, {@code services}) and blocks until
     * SIGTERM, Ctrl-C or an interrupt, then stops it. Meanwhile a changed configuration is taken over.
     *
     * @param told hears of changes, and of those that could not be taken over, in sentences
     * @return 0, the exit code
     * @throws GatewayException if it cannot start
     */
    public static int serve(ConfigSource source, PrintStream out, Consumer<String> told) {
        StopSignal stop = StopSignal.listen();
        GatewayConfig config = source.reader().get();
        try (Gateway gateway = Gateway.start(config);
                ConfigWatch watching = new ConfigWatch(source, config, next -> change(gateway, next, told), told)) {
            Objects.requireNonNull(watching);
            out.println(readyLine(gateway));
            out.flush();
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void change(Gateway gateway, GatewayConfig next, Consumer<String> told) {
        List<String> left = gateway.change(next);
        told.accept("The changed configuration is in use."
                + (left.isEmpty() ? "" : " The next start takes over: " + String.join(", ", left) + "."));
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
            Path file = args.length == 0 ? null : Path.of(args[0]);
            Credential random = Credential.random();
            return serve(new ConfigSource(() -> read(file, random), file), out, err::println);
        } catch (GatewayException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /** @param random the token where none is set: the same one each time that the file is read */
    private static GatewayConfig read(@Nullable Path file, Credential random) {
        Map<String, String> environment = System.getenv();
        if (file != null) {
            return GatewayConfigFile.read(file, environment).tokenIfNone(random).build();
        }
        String token = environment.get(GatewayConfig.TOKEN_VARIABLE);
        return GatewayConfig.builder()
                .token(token == null ? random : Credential.of(token))
                .build();
    }
}
