package dev.parley.client.snippet;

/**
 * Node.js with its own fetch, as an ECMAScript module. In a form, fetch makes every end of line of a text field a CR LF
 * (HTML standard, "Multipart form data").
 */
final class NodeSnippet {

    private NodeSnippet() {}

    static String of(RequestSketch request) {
        StringBuilder out = new StringBuilder();
        if (files(request)) {
            out.append("import { readFile } from \"node:fs/promises\";\n\n");
        }
        RequestSketch.Key key = request.key();
        if (key != null) {
            out.append("const key = process.env.%s;\n".formatted(key.variable()))
                    .append("if (!key) throw new Error(\"Set the environment variable %s.\");\n\n"
                            .formatted(key.variable()));
        }
        if (request.body() instanceof RequestSketch.Multipart form) {
            form(out, form);
        }
        out.append("const response = await fetch(%s, {\n"
                .formatted(literal(request.url().toString())));
        out.append("  method: ").append(literal(request.method())).append(",\n");
        headers(out, request);
        switch (request.body()) {
            case null -> {
                // none
            }
            case RequestSketch.Json json ->
                out.append("  body: ").append(raw(json)).append(",\n");
            case RequestSketch.Multipart form -> out.append("  body: form,\n");
        }
        // A key must not follow a redirect to another host.
        out.append("""
                  redirect: "manual",
                });
                for await (const chunk of response.body ?? []) process.stdout.write(chunk);
                if (!response.ok) {
                  console.error(`The server answered with status ${response.status}.`);
                  process.exitCode = 1;
                }
                """);
        return out.toString();
    }

    private static boolean files(RequestSketch request) {
        return request.body() instanceof RequestSketch.Multipart form
                && form.parts().stream().anyMatch(RequestSketch.FilePart.class::isInstance);
    }

    private static void headers(StringBuilder out, RequestSketch request) {
        RequestSketch.Key key = request.key();
        if (request.headers().isEmpty() && key == null) {
            return;
        }
        out.append("  headers: {\n");
        for (RequestSketch.Header header : request.headers()) {
            out.append("    %s: %s,\n".formatted(literal(header.name()), literal(header.value())));
        }
        if (key != null) {
            out.append("    %s: %s,\n"
                    .formatted(
                            literal(key.header()), key.prefix().isEmpty() ? "key" : literal(key.prefix()) + " + key"));
        }
        out.append("  },\n");
    }

    private static void form(StringBuilder out, RequestSketch.Multipart form) {
        out.append("const form = new FormData();\n");
        for (RequestSketch.Part part : form.parts()) {
            String name = literal(part.name());
            switch (part) {
                case RequestSketch.Field field ->
                    out.append("form.append(%s, %s);\n".formatted(name, literal(field.value())));
                case RequestSketch.FilePart file -> {
                    String fileName = literal(file.fileName());
                    out.append("form.append(%s, new Blob([await readFile(%s)], { type: %s }), %s);\n"
                            .formatted(name, fileName, literal(file.mediaType()), fileName));
                }
            }
        }
        out.append('\n');
    }

    /**
     * A raw template. A back-tick, or a dollar sign before a brace, would end it: both can only be in strings of
     * the JSON, escaped there.
     */
    private static String raw(RequestSketch.Json json) {
        String text = JsonSource.pretty(json.text());
        return "String.raw`" + text.replace("`", "\\u0060").replace("${", "\\u0024{") + "`";
    }

    private static String literal(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return "\"" + Characters.escaped(escaped, Characters::unicodeEscape) + "\"";
    }
}
