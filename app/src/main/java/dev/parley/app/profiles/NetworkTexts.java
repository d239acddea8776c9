package dev.parley.app.profiles;

import dev.parley.client.endpoint.NetworkSettings;
import dev.parley.client.endpoint.ProxySettings;
import dev.parley.client.endpoint.ProxyText;
import dev.parley.client.endpoint.TlsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Network settings as texts of the editor, and back. */
final class NetworkTexts {
    private NetworkTexts() {}

    static void put(NetworkSettings network, Map<DraftField, String> texts) {
        ProxySettings proxy = network.proxy();
        if (proxy != null) {
            texts.put(DraftField.PROXY, ProxyText.of(proxy));
            texts.put(DraftField.NO_PROXY, ProxyText.exceptions(proxy));
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
        try {
            return ProxyText.parse(texts.apply(DraftField.PROXY), texts.apply(DraftField.NO_PROXY), before);
        } catch (IllegalArgumentException e) {
            problems.accept(DraftField.PROXY, "problem.proxy");
            return null;
        }
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
