package dev.parley.client.snippet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Python with OpenAI's package (reference of openai-python, version 1 and newer). */
final class OpenAiSnippet {

    /**
     * A method of the package. What it has known since version 1.0 is given by name; anything else goes by
     * {@code extra_body}, which every version sends as it is.
     */
    private enum Call {
        CHAT(
                "/chat/completions",
                "chat.completions",
                "messages",
                "frequency_penalty function_call functions logit_bias max_tokens n presence_penalty response_format seed"
                        + " stop stream temperature tool_choice tools top_p user"),
        COMPLETIONS(
                "/completions",
                "completions",
                "prompt",
                "best_of echo frequency_penalty logit_bias logprobs max_tokens n presence_penalty stop stream suffix"
                        + " temperature top_p user"),
        EMBEDDINGS("/embeddings", "embeddings", "input", "encoding_format user"),
        RESPONSES(
                "/responses",
                "responses",
                "input",
                "include instructions max_output_tokens metadata parallel_tool_calls previous_response_id reasoning"
                        + " store stream temperature text tool_choice tools top_p truncation user");

        private final String path;
        private final String method;
        private final String content;
        private final String optional;

        Call(String path, String method, String content, String optional) {
            this.path = path;
            this.method = method;
            this.content = content;
            this.optional = optional;
        }

        boolean knows(String name) {
            return name.equals("model")
                    || name.equals(content)
                    || Set.of(optional.split(" ")).contains(name);
        }

        boolean fits(String url, JsonNode body) {
            return url.endsWith(path) && body.has("model") && body.has(content);
        }
    }

    private static final Set<String> SENT_ANYHOW = Set.of("content-type", "accept");

    private OpenAiSnippet() {}

    static Optional<String> of(RequestSketch request) {
        RequestSketch.Key key = request.key();
        boolean bearer = key == null || (key.header().equalsIgnoreCase("Authorization") && isBearer(key.prefix()));
        if (!(request.body() instanceof RequestSketch.Json json) || !bearer) {
            return Optional.empty();
        }
        JsonNode body = Trees.read(json.text());
        String url = request.url().toString();
        return Stream.of(Call.values())
                .filter(call -> request.method().equals("POST") && call.fits(url, body))
                .findFirst()
                .filter(call -> PythonTree.canSay(body))
                .map(call -> write(request, call, url.substring(0, url.length() - call.path.length()), body));
    }

    private static boolean isBearer(String prefix) {
        return prefix.strip().toLowerCase(Locale.ROOT).equals("bearer");
    }

    private static String write(RequestSketch request, Call call, String baseUrl, JsonNode body) {
        RequestSketch.Key key = request.key();
        StringBuilder out = new StringBuilder(key == null ? "" : "import os\n\n");
        out.append("from openai import OpenAI\n\nclient = OpenAI(\n");
        argument(out, "base_url", PythonText.literal(baseUrl));
        // The package insists on a key, even where the server wants none.
        argument(out, "api_key", key == null ? "\"none\"" : "os.environ[" + PythonText.literal(key.variable()) + "]");
        out.append(")\nresponse = client.%s.create(\n".formatted(call.method));
        Map<String, JsonNode> extra = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            if (call.knows(field.getKey())) {
                argument(out, field.getKey(), PythonTree.literal(field.getValue(), 1));
            } else {
                extra.put(field.getKey(), field.getValue());
            }
        });
        if (!extra.isEmpty()) {
            argument(out, "extra_body", PythonTree.literal(extra.entrySet(), 1));
        }
        String headers = extraHeaders(request);
        if (headers != null) {
            argument(out, "extra_headers", headers);
        }
        out.append(")\n");
        out.append(
                request.asksForStream()
                        ? "for event in response:\n    print(event.model_dump_json(), flush=True)\n"
                        : "print(response.model_dump_json(indent=2))\n");
        return out.toString();
    }

    private static void argument(StringBuilder out, String name, String value) {
        out.append("    ").append(name).append('=').append(value).append(",\n");
    }

    private static @Nullable String extraHeaders(RequestSketch request) {
        List<String> lines = new ArrayList<>();
        for (RequestSketch.Header header : request.headers()) {
            if (!SENT_ANYHOW.contains(header.name().toLowerCase(Locale.ROOT))) {
                lines.add("        " + PythonText.literal(header.name()) + ": " + PythonText.literal(header.value()));
            }
        }
        return lines.isEmpty() ? null : "{\n" + String.join(",\n", lines) + ",\n    }";
    }
}
