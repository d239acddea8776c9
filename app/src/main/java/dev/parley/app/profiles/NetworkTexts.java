package dev.parley.app.profiles;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.TlsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Network settings as texts of the editor, and back. */
final class NetworkTexts {
    /** Stands for no proxy whatever the JVM is set to. */
    static final String DIRECT = "direct";

    private NetworkTexts() {}

    static void put(NetworkSettings network, Map<DraftField, String> texts) {
        ProxySettings proxy = network.proxy();
        if (ProxySettings.NONE.equals(proxy)) {
            texts.put(DraftField.PROXY, DIRECT);
        } else if (proxy != null) {
            texts.put(DraftField.PROXY, proxy.host() + ":" + proxy.port());
            texts.put(DraftField.NO_PROXY, String.join(", ", proxy.noProxy()));
        }
        TlsSettings tls = network.tls();
        file(texts, DraftField.AUTHORITIES, tls.authorities());
        file(texts, DraftField.CERTIFICATE, tls.certificate());
        file(texts, DraftField.CERTIFICATE_KEY, tls.key());
    }

    private static void file(Map<DraftField, String> texts, DraftField field, @Nullable Path file) {
        if (file != null) {
            texts.put(field, file.toString());
        }
    }

    /**
     * What the texts say, on top of {@code before}: passwords that belong to what did not change stay.
     *
     * @param problems gets the key of a sentence for a field that cannot be understood
     */
    static NetworkSettings read(
            Function<DraftField, String> texts, NetworkSettings before, BiConsumer<DraftField, String> problems) {
        ProxySettings proxy = proxy(texts, before.proxy(), problems);
        TlsSettings tls = before.tls();
        Path authorities = path(texts, DraftField.AUTHORITIES, problems);
        Path certificate = path(texts, DraftField.CERTIFICATE, problems);
        Path key = path(texts, DraftField.CERTIFICATE_KEY, problems);
        boolean same = Optional.ofNullable(certificate).equals(Optional.ofNullable(tls.certificate()))
                && Optional.ofNullable(key).equals(Optional.ofNullable(tls.key()));
        TlsSettings next = (same ? tls : tls.withCertificate(certificate, key)).withAuthorities(authorities);
        return before.withProxy(proxy).withTls(next);
    }

    private static @Nullable ProxySettings proxy(
            Function<DraftField, String> texts,
            @Nullable ProxySettings before,
            BiConsumer<DraftField, String> problems) {
        String text = texts.apply(DraftField.PROXY).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.equalsIgnoreCase(DIRECT)) {
            return ProxySettings.NONE;
        }
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? "" : text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}")) {
            problems.accept(DraftField.PROXY, "problem.proxy");
            return null;
        }
        String host = text.substring(0, colon);
        List<String> noProxy = Arrays.stream(texts.apply(DraftField.NO_PROXY).split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .toList();
        ProxySettings proxy = new ProxySettings(host, Integer.parseInt(port), null, noProxy);
        SecretRef credentials = before != null && before.origin().equals(proxy.origin()) ? before.credentials() : null;
        return new ProxySettings(host, proxy.port(), credentials, noProxy);
    }

    private static @Nullable Path path(
            Function<DraftField, String> texts, DraftField field, BiConsumer<DraftField, String> problems) {
        String text = texts.apply(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            problems.accept(field, "problem.file");
            return null;
        }
    }
}
