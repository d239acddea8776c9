package dev.parley.client.store;

import dev.parley.client.store.TurnDetails.StoredAttachment;
import dev.parley.client.store.TurnDetails.StoredFault;
import dev.parley.client.store.TurnDetails.StoredMetrics;
import dev.parley.client.store.TurnDetails.StoredOrigin;
import dev.parley.client.store.TurnDetails.StoredToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turn details from their JSON tree, by hand: a long chat has thousands of them, and to let Jackson bind the records took
 * a third of the time that opening it takes. What is not known is left out; a value of another type throws Jackson's
 * exception.
 */
final class TurnDetailsReader {

    private TurnDetailsReader() {}

    static TurnDetails read(JsonNode details) {
        return new TurnDetails(
                toolCalls(node(details, "toolCalls")),
                fault(node(details, "fault")),
                string(details, "finishReason"),
                origin(node(details, "origin")),
                metrics(node(details, "metrics")),
                attachments(node(details, "attachments")));
    }

    private static @Nullable List<StoredAttachment> attachments(@Nullable JsonNode files) {
        if (files == null) {
            return null;
        }
        List<StoredAttachment> read = new ArrayList<>(files.size());
        for (JsonNode file : files) {
            read.add(new StoredAttachment(
                    string(file, "name"), string(file, "mediaType"), number(file, "size"), string(file, "sha256")));
        }
        return read;
    }

    private static @Nullable List<StoredToolCall> toolCalls(@Nullable JsonNode calls) {
        if (calls == null) {
            return null;
        }
        List<StoredToolCall> read = new ArrayList<>(calls.size());
        for (JsonNode call : calls) {
            Long index = number(call, "index");
            read.add(new StoredToolCall(
                    index == null ? null : index.intValue(),
                    string(call, "id"),
                    string(call, "name"),
                    string(call, "arguments")));
        }
        return read;
    }

    private static @Nullable StoredFault fault(@Nullable JsonNode fault) {
        if (fault == null) {
            return null;
        }
        Long status = number(fault, "status");
        JsonNode bodySent = node(fault, "bodySent");
        return new StoredFault(
                string(fault, "kind"),
                string(fault, "sentence"),
                status == null ? null : status.intValue(),
                string(fault, "detail"),
                string(fault, "requestId"),
                string(fault, "rawBody"),
                bodySent == null ? null : bodySent.asBoolean(),
                number(fault, "retryAfterMillis"));
    }

    private static @Nullable StoredOrigin origin(@Nullable JsonNode origin) {
        return origin == null
                ? null
                : new StoredOrigin(
                        string(origin, "profileId"),
                        string(origin, "profileName"),
                        string(origin, "model"),
                        StoredPrices.read(node(origin, "prices")));
    }

    private static @Nullable StoredMetrics metrics(@Nullable JsonNode metrics) {
        return metrics == null
                ? null
                : new StoredMetrics(
                        number(metrics, "firstTokenMillis"),
                        number(metrics, "totalMillis"),
                        number(metrics, "thoughtMillis"),
                        number(metrics, "inputTokens"),
                        number(metrics, "outputTokens"),
                        number(metrics, "pieces"),
                        number(metrics, "cachedTokens"));
    }

    /** {@code null} where it is absent or JSON's null. */
    private static @Nullable JsonNode node(JsonNode in, String name) {
        JsonNode found = in.get(name);
        return found == null || found.isNull() ? null : found;
    }

    private static @Nullable String string(JsonNode in, String name) {
        JsonNode found = node(in, name);
        return found == null ? null : found.asString();
    }

    private static @Nullable Long number(JsonNode in, String name) {
        JsonNode found = node(in, name);
        return found == null ? null : Long.valueOf(found.asLong());
    }
}
