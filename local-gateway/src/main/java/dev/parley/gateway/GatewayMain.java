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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs a gateway without a window. */
public final class GatewayMain {
    private static final int USAGE = 2;
    private static final String NEW_KEY = "--new-key";
    private static final String HEALTHY = "--healthy";

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

    /**
     * Takes the path of a configuration file ({@link GatewayConfigFile}), or nothing. With {@code --new-key NAME} it prints a key
     * for a caller in its place, with {@code --healthy [FILE]} its exit code says whether the gateway of that file is alive.
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        quiet();
        System.exit(run(List.of(args), out, err));
    }

    /** Libraries tell of every start; a service's journal is for what somebody should look at. Who wants more configures it. */
    private static void quiet() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            Logger.getLogger("").setLevel(Level.WARNING);
        }
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) {
        String first = words.isEmpty() ? "" : words.getFirst();
        try {
            if (first.equals(NEW_KEY) && words.size() == 2) {
                Credential key = Credential.random();
                out.print(key.reveal() + "\n\n" + KeysFile.entry(words.getLast(), key));
                out.flush();
                return 0;
            }
            if (first.equals(HEALTHY) && words.size() <= 2) {
                Path file = words.size() == 1 ? null : Path.of(words.getLast());
                return HealthProbe.alive(read(file, Credential.random()).listen()) ? 0 : 1;
            }
            if (first.startsWith("--") || words.size() > 1) {
                err.println(
                        "Give the path of one configuration file, or nothing; or --new-key NAME; or --healthy [FILE].");
                return USAGE;
            }
            Path file = words.isEmpty() ? null : Path.of(first);
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
