package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Java with its own HTTP client, as one source file that runs without being compiled first. */
final class JavaSnippet {
    /** A string constant of a class file has at most 65,535 bytes (JVMS, section 4.4.7); a character has at most 3. */
    private static final int MAX_CONSTANT = 20_000;

    private JavaSnippet() {}

    static String of(RequestSketch request) {
        boolean form = request.body() instanceof RequestSketch.Multipart;
        StringBuilder out = new StringBuilder("""
                import java.io.InputStream;
                import java.net.URI;
                import java.net.http.HttpClient;
                import java.net.http.HttpRequest;
                import java.net.http.HttpResponse;
                """);
        if (form) {
            out.append("""
                    import java.nio.file.Path;
                    import java.util.ArrayList;
                    import java.util.List;
                    import java.util.UUID;
                    """);
        }
        out.append("\npublic class Ask {\n    public static void main(String[] args) throws Exception {\n");
        key(out, request);
        if (request.body() instanceof RequestSketch.Multipart parts) {
            form(out, parts);
        }
        request(out, request, form);
        answer(out);
        return out.append("    }\n}\n").toString();
    }

    private static void key(StringBuilder out, RequestSketch request) {
        RequestSketch.Key key = request.key();
        if (key != null) {
            out.append("""
                            String key = System.getenv("%1$s");
                            if (key == null || key.isEmpty()) {
                                throw new IllegalStateException("Set the environment variable %1$s.");
                            }
                    """.formatted(key.variable()));
        }
    }

    private static void request(StringBuilder out, RequestSketch request, boolean form) {
        out.append("        HttpRequest request = HttpRequest.newBuilder(URI.create(%s))\n"
                .formatted(literal(request.url().toString())));
        // Many model servers drop the body when they are asked to upgrade to HTTP/2 in the clear.
        call(out, "version(HttpClient.Version.HTTP_1_1)");
        for (RequestSketch.Header header : request.headers()) {
            call(out, "header(%s, %s)".formatted(literal(header.name()), literal(header.value())));
        }
        RequestSketch.Key key = request.key();
        if (key != null) {
            String value = key.prefix().isEmpty() ? "key" : literal(key.prefix()) + " + key";
            call(out, "header(%s, %s)".formatted(literal(key.header()), value));
        }
        if (form) {
            call(out, "header(\"Content-Type\", \"multipart/form-data; boundary=\" + boundary)");
        }
        String publisher = switch (request.body()) {
            case null -> "HttpRequest.BodyPublishers.noBody()";
            case RequestSketch.Json json -> "HttpRequest.BodyPublishers.ofString(" + text(json) + ")";
            case RequestSketch.Multipart parts ->
                "HttpRequest.BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new))";
        };
        call(out, "method(%s, ".formatted(literal(request.method())) + publisher + ")");
        call(out, "build();");
    }

    private static void call(StringBuilder out, String call) {
        out.append("                .").append(call).append('\n');
    }

    private static void answer(StringBuilder out) {
        out.append("""
                        HttpResponse<InputStream> response =
                                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
                        try (InputStream answer = response.body()) {
                            byte[] buffer = new byte[8192];
                            for (int length; (length = answer.read(buffer)) >= 0; ) {
                                System.out.write(buffer, 0, length);
                                System.out.flush();
                            }
                        }
                        if (response.statusCode() >= 300) {
                            System.err.println("The server answered with status " + response.statusCode() + ".");
                            System.exit(1);
                        }
                """);
    }

    private static void form(StringBuilder out, RequestSketch.Multipart form) {
        out.append("""
                        String boundary = UUID.randomUUID().toString();
                        List<HttpRequest.BodyPublisher> parts = new ArrayList<>();
                """);
        for (RequestSketch.Part part : form.parts()) {
            String head = "\\r\\nContent-Disposition: form-data; name=\\\"" + part.name() + "\\\"";
            switch (part) {
                case RequestSketch.Field field -> {
                    add(out, head + "\\r\\n\\r\\n");
                    String value = constants(field.value());
                    out.append("        parts.add(HttpRequest.BodyPublishers.ofString(%s));\n".formatted(value));
                }
                case RequestSketch.FilePart file -> {
                    String name = literal(file.fileName());
                    String inside = name.substring(1, name.length() - 1);
                    add(
                            out,
                            head + "; filename=\\\"" + inside + "\\\"\\r\\nContent-Type: " + file.mediaType()
                                    + "\\r\\n\\r\\n");
                    out.append("        parts.add(HttpRequest.BodyPublishers.ofFile(Path.of(%s)));\n".formatted(name));
                }
            }
            out.append("        parts.add(HttpRequest.BodyPublishers.ofString(\"\\r\\n\"));\n");
        }
        out.append("        parts.add(HttpRequest.BodyPublishers.ofString(\"--\" + boundary + \"--\\r\\n\"));\n");
    }

    private static void add(StringBuilder out, String escaped) {
        out.append("        parts.add(HttpRequest.BodyPublishers.ofString(\"--\" + boundary + \"%s\"));\n"
                .formatted(escaped));
    }

    /** A text block, in which JSON needs nothing but its backslashes doubled: it has no three quotation marks in a row. */
    private static String text(RequestSketch.Json json) {
        String pretty = JsonSource.pretty(json.text());
        if (pretty.length() > MAX_CONSTANT) {
            return constants(pretty);
        }
        String indent = " ".repeat(20);
        return "\"\"\"\n" + indent + pretty.replace("\\", "\\\\").replace("\n", "\n" + indent) + "\n" + indent
                + "\"\"\"";
    }

    /** A literal, or several that are joined at run time where one constant could not hold them. */
    private static String constants(String text) {
        if (text.length() <= MAX_CONSTANT) {
            return literal(text);
        }
        List<String> literals = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.min(start + MAX_CONSTANT, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            literals.add(literal(text.substring(start, end)));
            start = end;
        }
        String indent = "\n" + " ".repeat(20);
        return "String.join(\"\"," + indent + String.join("," + indent, literals) + ")";
    }

    private static String literal(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + Characters.escaped(escaped, JavaSnippet::escape) + "\"";
    }

    /** Unicode escapes are read before anything else (JLS, section 3.3): that of a line feed would end the line. */
    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                codePoint < 0x20
                        ? String.format(Locale.ROOT, "\\%03o", codePoint)
                        : Characters.unicodeEscape(codePoint);
        };
    }
}
