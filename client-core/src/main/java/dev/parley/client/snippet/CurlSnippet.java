package dev.parley.client.snippet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** curl for a POSIX shell (IEEE Std 1003.1, "Shell Command Language", section 2.2: nothing is special in single quotes). */
final class CurlSnippet {
    /** Linux takes no single argument over 128 KiB (MAX_ARG_STRLEN); a longer body comes by standard input. */
    private static final int MAX_ARGUMENT = 100_000;

    private CurlSnippet() {}

    static String of(RequestSketch request) {
        List<String> words = new ArrayList<>();
        words.add("curl " + options(request) + quoted(request.url().toString()));
        method(request, words);
        for (RequestSketch.Header header : request.headers()) {
            // curl's own way to send a header that is empty: a colon alone would remove it.
            String line = header.value().isEmpty() ? header.name() + ";" : header.name() + ": " + header.value();
            words.add("-H " + quoted(line));
        }
        RequestSketch.Key key = request.key();
        if (key != null) {
            words.add("-H \"" + key.header() + ": " + key.prefix() + "$" + key.variable() + "\"");
        }
        String input = body(request, words);
        return String.join(" \\\n  ", words) + input + "\n";
    }

    private static String options(RequestSketch request) {
        // Without -g curl takes brackets and braces for ranges of URLs.
        String globOff = request.url().toString().matches(".*[\\[\\]{}].*") ? "-g " : "";
        return globOff + (request.asksForStream() ? "-N " : "");
    }

    private static void method(RequestSketch request, List<String> words) {
        String made = request.body() == null ? "GET" : "POST";
        if (request.method().equals("HEAD")) {
            words.add("--head"); // -X HEAD would wait for a body that never comes
        } else if (!request.method().equals(made)) {
            words.add("-X " + request.method());
        }
    }

    /** Adds the body's arguments; what follows the command, for standard input. */
    private static String body(RequestSketch request, List<String> words) {
        switch (request.body()) {
            case null -> {
                // none
            }
            case RequestSketch.Json json -> {
                String text = JsonSource.pretty(json.text());
                if (text.getBytes(StandardCharsets.UTF_8).length > MAX_ARGUMENT) {
                    words.add("--data-binary @-");
                    return hereDocument(text);
                }
                words.add("--data-raw " + quoted(text));
            }
            case RequestSketch.Multipart form -> form.parts().forEach(part -> words.add(part(part)));
        }
        return "";
    }

    private static String hereDocument(String text) {
        String mark = "BODY";
        while (text.contains("\n" + mark)) {
            mark += "_";
        }
        return " <<'" + mark + "'\n" + text + "\n" + mark;
    }

    private static String part(RequestSketch.Part part) {
        return switch (part) {
            // Takes the value literally, where -F gives @ < and ; a meaning.
            case RequestSketch.Field field -> "--form-string " + quoted(field.name() + "=" + field.value());
            case RequestSketch.FilePart file -> {
                // A file named - would be standard input.
                String path = (file.fileName().startsWith("-") ? "./" : "") + file.fileName();
                yield "-F " + quoted(file.name() + "=@\"" + path + "\";type=" + file.mediaType());
            }
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
