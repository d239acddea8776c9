package dev.parley.client.http;

import dev.parley.client.ChatRequest;
import dev.parley.client.connect.EndpointConnector;
import dev.parley.client.contract.Collected;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.TlsSettings;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A connector with secrets, and what was opened beside it; closing it closes all. */
final class NetworkBench {
    static final Duration SOON = Duration.ofSeconds(10);
    static final String KEY = "sk-very-secret-0123456789";
    static final String PROMPT = "a private prompt";
    static final Reply HELLO = Reply.json(
            200,
            "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},\"finish_reason\":\"stop\"}]}");

    private final Map<String, Secret> secrets = new ConcurrentHashMap<>(Map.of("key", Secret.of(KEY)));
    private final List<AutoCloseable> opened = new ArrayList<>();
    final EndpointConnector connector =
            EndpointConnector.builder().secrets(ref -> secrets.get(ref.id())).build();

    <C extends AutoCloseable> C open(C resource) {
        opened.add(resource);
        return resource;
    }

    ScriptedHttpServer server(ScriptedHttpServer server) {
        return open(server.answer(HELLO));
    }

    void secret(String id, String value) {
        secrets.put(id, Secret.ofPassword(value));
    }

    static EndpointProfile profile(URI baseUrl, NetworkSettings network) {
        return EndpointProfile.builder("bench", baseUrl)
                .secretId("key")
                .network(network)
                .build();
    }

    static EndpointProfile profile(URI baseUrl, TlsSettings tls) {
        return profile(baseUrl, NetworkSettings.DEFAULT.withTls(tls));
    }

    Collected ask(EndpointProfile profile) {
        var client = connector.connect(profile);
        return Collected.from(listener -> client.open(ChatRequest.of(PROMPT).withStream(false), listener));
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() throws Exception {
        connector.close();
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }
}
