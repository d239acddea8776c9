package dev.parley.client.store;

import dev.parley.client.Role;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Chats, turns and quick histories for tests. */
final class HistoryFixture {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    /** Fast retries; no check and no backup unless {@link #CARING}. */
    static final HistoryTiming QUICK = new HistoryTiming(
            Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1));

    static final HistoryTiming CARING =
            new HistoryTiming(Duration.ofMillis(100), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ZERO);

    private static final TurnOrigin ORIGIN = new TurnOrigin("p1", "Local", "tiny");

    private HistoryFixture() {}

    static HistoryThread open(Path folder) {
        return open(folder, QUICK);
    }

    static HistoryThread open(Path folder, HistoryTiming timing) {
        return Histories.open(folder, Clock.systemUTC(), timing, HistorySchema.MIGRATIONS);
    }

    static Chat chat(String id, String title) {
        return chat(id, title, NOON);
    }

    static Chat chat(String id, String title, Instant updatedAt) {
        return new Chat(
                id, title, true, NOON, updatedAt, true, "p1", null, "Be brief.", "a draft", List.of("q1", "q 2"), "t2");
    }

    static Turn user(String id, @Nullable String parentId, String text) {
        return new Turn(
                id,
                parentId,
                Role.USER,
                NOON,
                TurnState.COMPLETE,
                text,
                "",
                List.of(),
                null,
                null,
                null,
                TurnMetrics.NONE,
                null);
    }

    static Turn answer(String id, @Nullable String parentId, TurnState state, String text, @Nullable String jobId) {
        return new Turn(
                id,
                parentId,
                Role.ASSISTANT,
                NOON.plusNanos(1),
                state,
                text,
                "thinking",
                List.of(new ToolCall(0, null, "search", "{\"q\":1}")),
                new TurnFault("cut", "It ended early.", 502, "detail", "req-1", "{}", true, 1500L),
                "stop",
                ORIGIN,
                new TurnMetrics(12L, 3400L, null, 5L, 77L, 80),
                jobId);
    }

    static Turn streaming(String id, @Nullable String parentId) {
        return new Turn(
                id,
                parentId,
                Role.ASSISTANT,
                NOON,
                TurnState.STREAMING,
                "",
                "",
                List.of(),
                null,
                null,
                ORIGIN,
                TurnMetrics.NONE,
                null);
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
