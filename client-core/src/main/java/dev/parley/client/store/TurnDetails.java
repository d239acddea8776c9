package dev.parley.client.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnAttachment;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a turn has beside its text, as JSON in its row. Grows at the end; every component may be absent or null. */
record TurnDetails(
        @Nullable List<StoredToolCall> toolCalls,
        @Nullable StoredFault fault,
        @Nullable String finishReason,
        @Nullable StoredOrigin origin,
        @Nullable StoredMetrics metrics,
        @Nullable List<StoredAttachment> attachments) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record StoredToolCall(
            @Nullable Integer index,
            @Nullable String id,
            @Nullable String name,
            @Nullable String arguments) {}

    record StoredFault(
            @Nullable String kind,
            @Nullable String sentence,
            @Nullable Integer status,
            @Nullable String detail,
            @Nullable String requestId,
            @Nullable String rawBody,
            @Nullable Boolean bodySent,
            @Nullable Long retryAfterMillis) {}

    record StoredOrigin(
            @Nullable String profileId,
            @Nullable String profileName,
            @Nullable String model,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StoredPrices prices) {}

    record StoredMetrics(
            @Nullable Long firstTokenMillis,
            @Nullable Long totalMillis,
            @Nullable Long thoughtMillis,
            @Nullable Long inputTokens,
            @Nullable Long outputTokens,
            @Nullable Long pieces,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long cachedTokens) {}

    record StoredAttachment(
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256) {}

    /** {@code null} for a turn that has none of it, as most of a person's turns. */
    static @Nullable String json(Turn turn) {
        TurnDetails details = of(turn);
        boolean none = details.toolCalls() == null
                && details.fault() == null
                && details.finishReason() == null
                && details.origin() == null
                && details.metrics() == null
                && details.attachments() == null;
        return none ? null : MAPPER.writeValueAsString(details);
    }

    /** What a newer program wrote in another way is left out. */
    static TurnDetails parse(@Nullable String json) {
        TurnDetails none = new TurnDetails(null, null, null, null, null, null);
        try {
            return json == null ? none : TurnDetailsReader.read(MAPPER.readTree(json));
        } catch (JacksonException e) {
            return none;
        }
    }

    static String queuedJson(List<String> queued) {
        return MAPPER.writeValueAsString(queued);
    }

    static List<String> queued(@Nullable String json) {
        try {
            return json == null ? List.of() : List.of(MAPPER.readValue(json, String[].class));
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static TurnDetails of(Turn turn) {
        List<StoredToolCall> calls = turn.toolCalls().stream()
                .map(call -> new StoredToolCall(call.index(), call.id(), call.name(), call.arguments()))
                .toList();
        return new TurnDetails(
                calls.isEmpty() ? null : calls,
                of(turn.fault()),
                turn.finishReason(),
                of(turn.origin()),
                turn.metrics().equals(TurnMetrics.NONE) ? null : of(turn.metrics()),
                turn.attachments().isEmpty()
                        ? null
                        : turn.attachments().stream()
                                .map(file ->
                                        new StoredAttachment(file.name(), file.mediaType(), file.size(), file.sha256()))
                                .toList());
    }

    private static @Nullable StoredFault of(@Nullable TurnFault fault) {
        return fault == null
                ? null
                : new StoredFault(
                        fault.kind(),
                        fault.sentence(),
                        fault.status(),
                        fault.detail(),
                        fault.requestId(),
                        fault.rawBody(),
                        fault.bodySent(),
                        fault.retryAfterMillis());
    }

    private static @Nullable StoredOrigin of(@Nullable TurnOrigin origin) {
        return origin == null
                ? null
                : new StoredOrigin(
                        origin.profileId(), origin.profileName(), origin.model(), StoredPrices.of(origin.prices()));
    }

    private static StoredMetrics of(TurnMetrics metrics) {
        return new StoredMetrics(
                metrics.firstTokenMillis(),
                metrics.totalMillis(),
                metrics.thoughtMillis(),
                metrics.inputTokens(),
                metrics.outputTokens(),
                metrics.pieces(),
                metrics.cachedTokens());
    }

    List<ToolCall> toToolCalls() {
        return toolCalls == null
                ? List.of()
                : toolCalls.stream()
                        .map(call -> new ToolCall(
                                call.index() == null ? 0 : call.index(),
                                call.id(),
                                orEmpty(call.name()),
                                orEmpty(call.arguments())))
                        .toList();
    }

    /** One without a hash is left out: nobody could find its bytes. */
    List<TurnAttachment> toAttachments() {
        return attachments == null
                ? List.of()
                : attachments.stream()
                        .filter(file -> TurnAttachment.isHash(orEmpty(file.sha256())))
                        .map(file -> new TurnAttachment(
                                orEmpty(file.name()),
                                orEmpty(file.mediaType()),
                                file.size() == null ? 0 : file.size(),
                                orEmpty(file.sha256())))
                        .toList();
    }

    @Nullable TurnFault toFault() {
        return fault == null
                ? null
                : new TurnFault(
                        orEmpty(fault.kind()),
                        orEmpty(fault.sentence()),
                        fault.status(),
                        orEmpty(fault.detail()),
                        fault.requestId(),
                        fault.rawBody(),
                        // Unknown: then the server may have acted.
                        fault.bodySent() == null || fault.bodySent(),
                        fault.retryAfterMillis());
    }

    @Nullable TurnOrigin toOrigin() {
        return origin == null
                ? null
                : new TurnOrigin(
                        orEmpty(origin.profileId()),
                        orEmpty(origin.profileName()),
                        origin.model(),
                        origin.prices() == null ? null : origin.prices().toPricesOrNull());
    }

    TurnMetrics toMetrics() {
        return metrics == null
                ? TurnMetrics.NONE
                : new TurnMetrics(
                        metrics.firstTokenMillis(),
                        metrics.totalMillis(),
                        metrics.thoughtMillis(),
                        metrics.inputTokens(),
                        metrics.outputTokens(),
                        metrics.pieces() == null ? 0 : metrics.pieces(),
                        metrics.cachedTokens());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
