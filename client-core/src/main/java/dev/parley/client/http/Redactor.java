package dev.parley.client.http;

import dev.parley.client.WireEvent;
import dev.parley.client.endpoint.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks what must not be shown: the key wherever it turns up, and what headers and queries hold by their names. */
final class Redactor {
    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-goog-api-key");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(api[-_]?key|token|secret|password|signature|credential).*|(?i)(key|sig|auth)");
    private static final Pattern QUERY_PAIR = Pattern.compile("([?&])([^=&#]*)=([^&#]*)");

    /** A proxy's password of fewer letters is masked within its login only: alone it would be found in every word. */
    private static final int SHORTEST_PASSWORD = 4;

    private final List<String> secrets = new ArrayList<>();

    Redactor(AttemptSecrets secrets) {
        Secret key = secrets.key();
        if (key != null) {
            this.secrets.add(key.reveal());
        }
        Secret proxy = secrets.proxy();
        if (proxy != null) {
            String login = proxy.reveal();
            this.secrets.add(login);
            this.secrets.add(ProxyLogin.header(login).substring("Basic ".length()));
            String password = login.substring(login.indexOf(':') + 1);
            if (password.length() >= SHORTEST_PASSWORD) {
                this.secrets.add(password);
            }
        }
    }

    /** The text without any secret: a server that echoes one in an error must not get it onto a screen. */
    String text(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, WireEvent.Header.MASK);
        }
        return masked;
    }

    @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    String url(URI url) {
        return text(QUERY_PAIR.matcher(url.toString()).replaceAll(pair -> {
            boolean secret = SECRET_NAME.matcher(pair.group(2)).matches();
            String shown = secret ? WireEvent.Header.MASK : pair.group(3);
            return java.util.regex.Matcher.quoteReplacement(pair.group(1) + pair.group(2) + "=" + shown);
        }));
    }

    WireEvent.Header header(String name, String value) {
        boolean secret = SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
                || SECRET_NAME.matcher(name).matches();
        return new WireEvent.Header(name, secret ? WireEvent.Header.MASK : text(value));
    }

    /** The URL as errors show it: no query at all. */
    static URI withoutQuery(URI url) {
        String text = url.toString();
        int end = text.indexOf('?');
        return end < 0 ? url : URI.create(text.substring(0, end));
    }
}
