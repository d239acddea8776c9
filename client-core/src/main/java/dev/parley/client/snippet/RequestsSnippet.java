package dev.parley.client.snippet;

/** Python with the package requests. */
final class RequestsSnippet {

    private RequestsSnippet() {}

    static String of(RequestSketch request) {
        StringBuilder out = new StringBuilder();
        if (request.key() != null) {
            out.append("import os\n");
        }
        out.append("import sys\n\nimport requests\n\nresponse = requests.request(\n");
        argument(out, PythonText.literal(request.method()));
        argument(out, PythonText.literal(request.url().toString()));
        headers(out, request);
        switch (request.body()) {
            case null -> {
                // none
            }
            // A raw string: JSON has no three quotation marks in a row, and a line feed comes before the last ones.
            case RequestSketch.Json json ->
                argument(out, "data=r\"\"\"\n" + JsonSource.pretty(json.text()) + "\n\"\"\".encode()");
            case RequestSketch.Multipart form -> files(out, form);
        }
        // A key must not follow a redirect to another host.
        argument(out, "allow_redirects=False");
        answer(out, request.asksForStream());
        return out.toString();
    }

    private static void argument(StringBuilder out, String text) {
        out.append("    ").append(text).append(",\n");
    }

    private static void headers(StringBuilder out, RequestSketch request) {
        RequestSketch.Key key = request.key();
        if (request.headers().isEmpty() && key == null) {
            return;
        }
        out.append("    headers={\n");
        for (RequestSketch.Header header : request.headers()) {
            argument(out, "    " + PythonText.literal(header.name()) + ": " + PythonText.literal(header.value()));
        }
        if (key != null) {
            argument(out, "    " + PythonText.literal(key.header()) + ": " + PythonText.environment(key));
        }
        argument(out, "}");
    }

    private static void files(StringBuilder out, RequestSketch.Multipart form) {
        out.append("    files=[\n");
        for (RequestSketch.Part part : form.parts()) {
            String value = switch (part) {
                case RequestSketch.Field field -> "(None, " + PythonText.literal(field.value()) + ")";
                case RequestSketch.FilePart file -> {
                    String name = PythonText.literal(file.fileName());
                    yield "(%s, open(%s, \"rb\"), %s)".formatted(name, name, PythonText.literal(file.mediaType()));
                }
            };
            argument(out, "    (" + PythonText.literal(part.name()) + ", " + value + ")");
        }
        argument(out, "]");
    }

    private static void answer(StringBuilder out, boolean stream) {
        if (stream) {
            out.append("""
                    stream=True,
                )
                for line in response.iter_lines(chunk_size=1):
                    sys.stdout.buffer.write(line + b"\\n")
                    sys.stdout.flush()
                """);
        } else {
            out.append("""
                )
                sys.stdout.buffer.write(response.content)
                """);
        }
        out.append("""
                if response.status_code >= 300:
                    sys.exit(f"The server answered with status {response.status_code}.")
                """);
    }
}
