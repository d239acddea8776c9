package dev.parley.client.snippet;

import dev.parley.client.JsonText;
import dev.parley.client.endpoint.KeyExposure;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as it is to be shown in code. Never holds a key: where one would be, in a header or in the query, the
 * sketch has {@link #PLACEHOLDER}, and the {@link Key} says which environment variable the code reads.
 *
 * @param method such as {@code POST}
 * @param url absolute, http or https; a user name, a password and a fragment are dropped
 * @param headers without the key's and without those that every HTTP client makes itself ({@code Host},
 *     {@code Content-Length} and the like); headers of one name are joined by a comma (RFC 9110, section 5.3)
 * @param body {@code null}: none
 * @param key {@code null}: none is sent
 */
public record RequestSketch(
        String method,
        URI url,
        List<Header> headers,
        @Nullable Body body,
        @Nullable Key key) {

    /** Stands where a key would be that came with the request. */
    public static final String PLACEHOLDER = "YOUR_KEY";

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
    private static final Pattern KEY_IN_QUERY =
            Pattern.compile("(?i)([?&](?:key|sig|[^=&#]*(?:api[-_]?key|token|secret|password|signature))=)[^&#]+");

    /** Their values are of one connection, or of this body, and no business of the one who writes the request. */
    private static final Set<String> MADE_BY_CLIENTS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /**
     * A header line.
     *
     * @param name a token (RFC 9110, section 5.1)
     * @param value printable ASCII and tabs; white space around it is dropped
     */
    public record Header(String name, String value) {
        public Header {
            value = value.strip();
            if (!TOKEN.matcher(name).matches()) {
                throw new IllegalArgumentException("the name of a header holds a character that is not allowed");
            }
            if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c > 0x7E)) {
                throw new IllegalArgumentException("the value of a header holds a character that is not allowed");
            }
        }
    }

    /**
     * How the code gets and sends the key.
     *
     * @param header such as {@code Authorization}
     * @param prefix what stands before the key, such as {@code "Bearer "}; {@code ""} for none
     * @param variable the environment variable that holds it
     */
    public record Key(String header, String prefix, String variable) {
        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9 ._-]*");
        private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

        public Key {
            boolean plain =
                    header.matches("[A-Za-z0-9_-]+") && PREFIX.matcher(prefix).matches() && !prefix.startsWith(" ");
            if (!plain || !VARIABLE.matcher(variable).matches()) {
                throw new IllegalArgumentException("not the plain name of a header, of a scheme or of a variable");
            }
        }
    }

    /** What the request carries. */
    public sealed interface Body {}

    /** JSON, with every number as it is written. */
    public record Json(JsonText text) implements Body {}

    /** {@code multipart/form-data} (RFC 7578) with at least one part. */
    public record Multipart(List<Part> parts) implements Body {
        public Multipart {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a form has at least one part");
            }
        }
    }

    /** One part of a form. Its name is ASCII letters, digits and {@code . _ - [ ]}. */
    public sealed interface Part {
        String name();
    }

    /** A text. What is no character (half a surrogate pair, NUL) becomes U+FFFD: no shell and no encoding can carry it. */
    public record Field(String name, String value) implements Part {
        public Field {
            checkPartName(name);
            value = Characters.wellFormed(value);
        }
    }

    /**
     * The content of a file that lies beside the code.
     *
     * @param fileName what no file system takes in a name is replaced by an underscore
     * @param mediaType such as {@code audio/wav}
     */
    public record FilePart(String name, String fileName, String mediaType) implements Part {
        private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+");

        public FilePart {
            checkPartName(name);
            fileName = Characters.fileName(fileName);
            if (!MEDIA_TYPE.matcher(mediaType).matches()) {
                throw new IllegalArgumentException("not a media type");
            }
        }
    }

    /**
     * Checks and cleans what is given.
     *
     * @throws IllegalArgumentException if the URL is not absolute with a host, if the method is none, or if a GET or
     *     HEAD has a body
     */
    public RequestSketch {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("not a method");
        }
        if (body != null && (method.equals("GET") || method.equals("HEAD"))) {
            throw new IllegalArgumentException("a request without effect has no body");
        }
        url = clean(url);
        headers = clean(headers, body, key);
    }

    /** Whether the body asks for an answer piece by piece. */
    public boolean asksForStream() {
        return body instanceof Json json
                && Trees.read(json.text()).path("stream").asBoolean(false);
    }

    /** The JSON of the body laid out for reading; empty for any other body. */
    public String prettyBody() {
        return body instanceof Json json ? JsonSource.pretty(json.text()) : "";
    }

    private static URI clean(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || url.getHost() == null) {
            throw new IllegalArgumentException("not an absolute http or https URL with a host");
        }
        String text = scheme + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
        text += url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        return URI.create(URI.create(KEY_IN_QUERY.matcher(text).replaceAll("$1" + PLACEHOLDER))
                .toASCIIString());
    }

    private static List<Header> clean(List<Header> headers, @Nullable Body body, @Nullable Key key) {
        Map<String, Header> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            boolean ofKey = key != null && key.header().equalsIgnoreCase(name);
            boolean ofForm = body instanceof Multipart && name.equals("content-type");
            if (MADE_BY_CLIENTS.contains(name) || ofKey || ofForm) {
                continue;
            }
            Header shown = KeyExposure.isKeyHeader(name) ? new Header(header.name(), PLACEHOLDER) : header;
            byName.merge(name, shown, (a, b) -> new Header(a.name(), a.value() + ", " + b.value()));
        }
        List<Header> all = new ArrayList<>();
        if (body instanceof Json && !byName.containsKey("content-type")) {
            all.add(new Header("Content-Type", "application/json"));
        }
        all.addAll(byName.values());
        return List.copyOf(all);
    }

    private static void checkPartName(String name) {
        if (!name.matches("[A-Za-z0-9._\\[\\]-]+")) {
            throw new IllegalArgumentException("the name of a part holds a character that is not allowed");
        }
    }
}
