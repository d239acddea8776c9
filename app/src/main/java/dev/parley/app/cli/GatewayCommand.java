package dev.parley.app.cli;

import dev.parley.gateway.Credential;
import dev.parley.gateway.GatewayConfig;
import dev.parley.gateway.GatewayConfigFile;
import dev.parley.gateway.GatewayException;
import dev.parley.gateway.KeysFile;
import dev.parley.gateway.RemoteService;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley gateway}: the bundled gateway without the rest. */
@Command(name = "gateway", mixinStandardHelpOptions = true)
final class GatewayCommand implements Callable<Integer> {
    private static final String KEY_ENV = ",key-env=";

    private final AppServices services;
    private final Console console;

    @Option(names = "--config", paramLabel = "FILE")
    @Nullable Path config;

    @Option(names = "--port", paramLabel = "N")
    @Nullable Integer port;

    @Option(names = "--data", paramLabel = "DIR")
    @Nullable Path data;

    @Option(names = "--remote", paramLabel = "NAME=URL[,key-env=VAR]")
    List<String> remotes = new ArrayList<>();

    @Option(names = "--demo-rate", paramLabel = "TOKENS_PER_S")
    @Nullable Double demoRate;

    @Option(names = "--new-key", paramLabel = "NAME")
    @Nullable String newKey;

    GatewayCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (newKey != null) {
            printKey(newKey);
            return 0;
        }
        return services.serveGateway(configuration(), console.out());
    }

    /** The file, then the options over it. What is wrong in either is a usage error. */
    GatewayConfig configuration() {
        try {
            GatewayConfig.Builder builder =
                    config == null ? GatewayConfig.builder() : GatewayConfigFile.read(config, services.environment());
            if (port != null) {
                builder.port(port);
            }
            if (demoRate != null) {
                builder.demoTokensPerSecond(demoRate);
            }
            String token = services.environment().get(GatewayConfig.TOKEN_VARIABLE);
            if (token != null && !token.isEmpty()) {
                builder.token(Credential.of(token));
            }
            remotes.forEach(text -> builder.service(remote(text)));
            if (data != null) {
                builder.dataFolder(data);
            }
            GatewayConfig built = builder.build();
            return built.jobs().folder() != null || built.jobs().database() != null
                    ? built
                    : built.toBuilder().dataFolder(services.gatewayDataFolder()).build();
        } catch (GatewayException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The key on a line of its own, then what stands for it in the keys file. It is kept nowhere. */
    private void printKey(String name) {
        Credential key = Credential.random();
        try {
            String entry = KeysFile.entry(name, key);
            console.out().print(key.reveal() + "\n\n" + entry);
            console.out().flush();
        } catch (GatewayException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private RemoteService remote(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw UsageException.of("gateway.remote");
        }
        String rest = text.substring(equals + 1);
        int keyEnv = rest.lastIndexOf(KEY_ENV);
        String url = keyEnv < 0 ? rest : rest.substring(0, keyEnv);
        Credential key = keyEnv < 0 ? null : key(rest.substring(keyEnv + KEY_ENV.length()));
        try {
            return new RemoteService(text.substring(0, equals), new URI(url), key);
        } catch (URISyntaxException e) {
            throw UsageException.of("gateway.remote");
        }
    }

    private Credential key(String variable) {
        String value = services.environment().get(variable);
        if (value == null || value.isBlank()) {
            throw UsageException.of("gateway.key_env");
        }
        return Credential.of(value);
    }
}
