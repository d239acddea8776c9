package dev.parley.client.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server says about its error, in whichever of the usual shapes: {@code {"error":{"message","type","code"}}},
 * {@code {"error":"..."}}, {@code {"message"}}, {@code {"detail"}}, plain text, or a web page.
 *
 * @param text for people
 * @param type machine-readable type and code, in lower case, separated by a space; may be empty
 * @param promptTokens and {@code limit}: the counts of a context overflow, where the server tells them
 */
record ServerMessage(
        String text,
        String type,
        @Nullable Long promptTokens,
        @Nullable Long limit) {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{0,200})", Pattern.CASE_INSENSITIVE);

    static ServerMessage of(String body) {
        String text = body.strip();
        if (isWebPage(text)) {
            return new ServerMessage(webPage(text), "", null, null);
        }
        JsonNode json = json(text);
        if (json == null || !json.isContainer()) {
            return new ServerMessage(text, "", null, null);
        }
        JsonNode root = json.isArray() && !json.isEmpty() ? json.get(0) : json;
        JsonNode error = root.path("error");
        JsonNode holder = error.isObject() ? error : root;
        String message = error.isString() ? error.stringValue() : firstText(holder, "message", "detail", "msg");
        String type = (holder.path("type").asString("") + " "
                        + holder.path("code").asString(""))
                .strip()
                .toLowerCase(Locale.ROOT);
        return new ServerMessage(
                message.isEmpty() ? text : message,
                type,
                longOrNull(holder.path("n_prompt_tokens")),
                longOrNull(holder.path("n_ctx")));
    }

    static boolean isWebPage(String text) {
        String start =
                text.substring(0, Math.min(text.length(), 256)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
    }

    /** A web page is never shown as such: its title says enough ("Sign in"). */
    static String webPage(String html) {
        Matcher title = TITLE.matcher(html);
        return title.find() && !title.group(1).isBlank()
                ? "A web page came back (\"" + title.group(1).strip() + "\")."
                : "A web page came back.";
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return text.startsWith("{") || text.startsWith("[")
                    ? JsonMapper.shared().readTree(text)
                    : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static String firstText(JsonNode holder, String... names) {
        for (String name : names) {
            JsonNode value = holder.path(name);
            if (value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue();
            }
            if (value.isContainer() && !value.isEmpty()) {
                return value.toString();
            }
        }
        return "";
    }

    private static @Nullable Long longOrNull(JsonNode node) {
        return node.isIntegralNumber() ? node.longValue() : null;
    }
}
