package dev.parley.client.archive;

import dev.parley.client.Role;
import dev.parley.client.TokenPrices;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A turn as JSON and back; members that are {@code null} or usual are left out. */
final class TurnJson {
    private TurnJson() {}

    static void write(Turn turn, boolean reasoning, ObjectNode to) {
        to.put("id", turn.id())
                .put("parentId", turn.parentId())
                .put("role", turn.role().name())
                .put("createdAt", turn.createdAt().toString())
                .put("state", turn.state().name())
                .put("text", turn.text());
        if (reasoning && !turn.reasoning().isEmpty()) {
            to.put("reasoning", turn.reasoning());
        }
        if (!turn.toolCalls().isEmpty()) {
            ArrayNode calls = to.putArray("toolCalls");
            turn.toolCalls()
                    .forEach(call -> calls.addObject()
                            .put("index", call.index())
                            .put("id", call.id())
                            .put("name", call.name())
                            .put("arguments", call.arguments()));
        }
        if (turn.finishReason() != null) {
            to.put("finishReason", turn.finishReason());
        }
        if (turn.fault() != null) {
            write(turn.fault(), to.putObject("fault"));
        }
        if (turn.origin() != null) {
            write(turn.origin(), to.putObject("origin"));
        }
        if (!turn.metrics().equals(TurnMetrics.NONE)) {
            write(turn.metrics(), to.putObject("metrics"));
        }
        if (!turn.attachments().isEmpty()) {
            ArrayNode files = to.putArray("attachments");
            turn.attachments()
                    .forEach(file -> files.addObject()
                            .put("name", file.name())
                            .put("mediaType", file.mediaType())
                            .put("size", file.size())
                            .put("sha256", file.sha256()));
        }
    }

    private static void write(TurnFault fault, ObjectNode to) {
        to.put("kind", fault.kind())
                .put("sentence", fault.sentence())
                .put("status", fault.status())
                .put("detail", fault.detail())
                .put("requestId", fault.requestId())
                .put("rawBody", fault.rawBody())
                .put("bodySent", fault.bodySent())
                .put("retryAfterMillis", fault.retryAfterMillis());
    }

    private static void write(TurnOrigin origin, ObjectNode to) {
        to.put("profileId", origin.profileId())
                .put("profileName", origin.profileName())
                .put("model", origin.model());
        TokenPrices prices = origin.prices();
        if (prices != null) {
            to.putObject("prices")
                    .put("currency", prices.currency())
                    .put("input", prices.input())
                    .put("output", prices.output())
                    .put("cached", prices.cached());
        }
    }

    private static void write(TurnMetrics metrics, ObjectNode to) {
        to.put("firstTokenMillis", metrics.firstTokenMillis())
                .put("totalMillis", metrics.totalMillis())
                .put("thoughtMillis", metrics.thoughtMillis())
                .put("inputTokens", metrics.inputTokens())
                .put("outputTokens", metrics.outputTokens())
                .put("pieces", metrics.pieces());
        if (metrics.cachedTokens() != null) {
            to.put("cachedTokens", metrics.cachedTokens());
        }
    }

    /**
     * The turn under its new id.
     *
     * @param ids the new ids of all turns of the chat, by the old ones
     * @throws IllegalArgumentException if something needed is missing, or a value has no meaning here
     */
    static Turn read(JsonNode json, Map<String, String> ids) {
        String parent = optional(json, "parentId");
        String newParent = parent == null ? null : ids.get(parent);
        if (parent != null && newParent == null) {
            throw new IllegalArgumentException("a turn that follows none of the chat");
        }
        TurnState state = TurnState.valueOf(text(json, "state"));
        return new Turn(
                need(ids.get(text(json, "id"))),
                newParent,
                Role.valueOf(text(json, "role")),
                Instant.parse(text(json, "createdAt")),
                state == TurnState.STREAMING ? TurnState.CUT : state,
                text(json, "text"),
                orEmpty(json, "reasoning"),
                toolCalls(json.path("toolCalls")),
                fault(json.path("fault")),
                optional(json, "finishReason"),
                origin(json.path("origin")),
                metrics(json.path("metrics")),
                null,
                attachments(json.path("attachments")));
    }

    private static List<TurnAttachment> attachments(JsonNode json) {
        List<TurnAttachment> files = new ArrayList<>();
        json.forEach(file -> files.add(new TurnAttachment(
                text(file, "name"), text(file, "mediaType"), file.path("size").asLong(0), text(file, "sha256"))));
        return files;
    }

    private static List<ToolCall> toolCalls(JsonNode json) {
        List<ToolCall> calls = new ArrayList<>();
        json.forEach(call -> calls.add(new ToolCall(
                call.path("index").asInt(0), optional(call, "id"), text(call, "name"), orEmpty(call, "arguments"))));
        return calls;
    }

    private static @Nullable TurnFault fault(JsonNode json) {
        return json.isObject()
                ? new TurnFault(
                        text(json, "kind"),
                        text(json, "sentence"),
                        json.path("status").isInt() ? json.path("status").intValue() : null,
                        orEmpty(json, "detail"),
                        optional(json, "requestId"),
                        optional(json, "rawBody"),
                        json.path("bodySent").asBoolean(true),
                        number(json, "retryAfterMillis"))
                : null;
    }

    private static @Nullable TurnOrigin origin(JsonNode json) {
        return json.isObject()
                ? new TurnOrigin(
                        text(json, "profileId"),
                        text(json, "profileName"),
                        optional(json, "model"),
                        prices(json.path("prices")))
                : null;
    }

    private static @Nullable TokenPrices prices(JsonNode json) {
        try {
            return json.isObject()
                    ? new TokenPrices(
                            orEmpty(json, "currency"),
                            decimal(json, "input"),
                            decimal(json, "output"),
                            decimal(json, "cached"))
                    : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static TurnMetrics metrics(JsonNode json) {
        Long pieces = number(json, "pieces");
        return json.isObject()
                ? new TurnMetrics(
                        number(json, "firstTokenMillis"),
                        number(json, "totalMillis"),
                        number(json, "thoughtMillis"),
                        number(json, "inputTokens"),
                        number(json, "outputTokens"),
                        pieces == null ? 0 : pieces,
                        number(json, "cachedTokens"))
                : TurnMetrics.NONE;
    }

    private static @Nullable Long number(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    static String text(JsonNode json, String name) {
        return need(optional(json, name));
    }

    private static String need(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("something is missing");
        }
        return value;
    }

    private static String orEmpty(JsonNode json, String name) {
        String text = optional(json, name);
        return text == null ? "" : text;
    }

    static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
