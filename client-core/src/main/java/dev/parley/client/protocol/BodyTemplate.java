package dev.parley.client.protocol;

import dev.parley.client.ChatMessage;
import dev.parley.client.ChatRequest;
import dev.parley.client.JsonText;
import dev.parley.client.Role;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills a JSON template. Inside a JSON string a variable's value is escaped; outside of one it is written as a JSON value;
 * a string that is nothing but <code>{{messages}}</code> becomes the array.
 */
final class BodyTemplate {
    /** A JSON string, or a variable outside of one: strings are matched whole so that the inside is known as such. */
    static final Pattern STRING_OR_VARIABLE =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|\\{\\{\\s*([^{}]*?)\\s*}}", Pattern.DOTALL);

    static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private static final Pattern ONLY_MESSAGES = Pattern.compile("\"\\{\\{\\s*messages\\s*}}\"");

    private final String template;

    BodyTemplate(String template) {
        this.template = template;
    }

    /**
     * The body.
     *
     * @param model the request's or the profile's
     * @throws IllegalArgumentException if a variable is unknown or has no value, or the result is not JSON
     */
    String fill(ChatRequest request, @Nullable String model) {
        Matcher matcher = STRING_OR_VARIABLE.matcher(template);
        String body = matcher.replaceAll(match -> {
            String found = match.group();
            String replacement = found.startsWith("\"")
                    ? inString(found, request, model)
                    : value(match.group(1), request, model).text();
            return Matcher.quoteReplacement(replacement);
        });
        try {
            return new JsonText(body).text();
        } catch (IllegalArgumentException notJson) {
            throw new IllegalArgumentException("The template does not give JSON: " + notJson.getMessage(), notJson);
        }
    }

    private static String inString(String literal, ChatRequest request, @Nullable String model) {
        if (ONLY_MESSAGES.matcher(literal).matches()) {
            return value("messages", request, model).text();
        }
        return VARIABLE.matcher(literal)
                .replaceAll(match -> Matcher.quoteReplacement(escaped(value(match.group(1), request, model))));
    }

    /** The value as the inside of a JSON string: a string's own text, any other value as JSON, escaped. */
    private static String escaped(JsonText value) {
        String json = value.text();
        String quoted = json.startsWith("\"") ? json : JsonText.string(json).text();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static JsonText value(String name, ChatRequest request, @Nullable String model) {
        if (name.startsWith("param.")) {
            JsonText value = request.parameters().get(name.substring("param.".length()));
            if (value == null) {
                throw new IllegalArgumentException("The template wants the parameter " + name.substring(6) + ".");
            }
            return value;
        }
        return switch (name) {
            case "prompt" -> JsonText.string(prompt(request.messages()));
            case "system" -> JsonText.string(system(request.messages()));
            case "messages" ->
                new JsonText(OpenAiMessages.of(request.messages()).toString());
            case "model" -> {
                if (model == null) {
                    throw new IllegalArgumentException("The template wants a model, and none is set.");
                }
                yield JsonText.string(model);
            }
            default -> throw new IllegalArgumentException("The template has an unknown variable: " + name + ".");
        };
    }

    private static String prompt(List<ChatMessage> messages) {
        return messages.reversed().stream()
                .filter(message -> message.role() == Role.USER)
                .map(ChatMessage::text)
                .findFirst()
                .orElse("");
    }

    private static String system(List<ChatMessage> messages) {
        return messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(ChatMessage::text)
                .collect(Collectors.joining("\n\n"));
    }
}
