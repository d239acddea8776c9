package dev.parley.app.chat.view;

import dev.parley.app.chat.PhaseStatus;
import dev.parley.app.chat.PhaseStatus.Progress;
import dev.parley.app.chat.PhaseStatus.Step;
import dev.parley.app.chat.PhaseStatus.WakeEstimate;
import dev.parley.client.Phase;
import dev.parley.client.Role;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns of the pictures that the design shows. */
final class SampleTurns {
    static final TurnOrigin SEOUL = new TurnOrigin("seoul", "vLLM Seoul", "Qwen3-32B");
    static final TurnOrigin RELAY = new TurnOrigin("relay", "KServe relay", "llama-3.3-70b");
    static final TurnOrigin PARIS = new TurnOrigin("paris", "FlexAI Paris", "Mistral-Small-3.2");
    static final TurnMetrics MEASURED = new TurnMetrics(312L, 7_900L, 6_100L, 120L, 486L, 480);

    private SampleTurns() {}

    static Instant at(int hour, int minute) {
        return LocalDate.now(ZoneId.systemDefault())
                .atTime(LocalTime.of(hour, minute))
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    static Turn user(String text) {
        return Turn.user(null, at(14, 31), text);
    }

    static Turn answer(
            TurnOrigin origin, TurnState state, String text, @Nullable TurnFault fault, TurnMetrics metrics) {
        return answer(origin, state, text, "", List.of(), fault, metrics);
    }

    static Turn answer(
            TurnOrigin origin,
            TurnState state,
            String text,
            String reasoning,
            List<ToolCall> tools,
            @Nullable TurnFault fault,
            TurnMetrics metrics) {
        return new Turn(
                Turn.newId(),
                "question",
                Role.ASSISTANT,
                at(14, 32),
                state,
                text,
                reasoning,
                tools,
                fault,
                null,
                origin,
                metrics,
                null);
    }

    static Turn complete(String text) {
        return answer(
                SEOUL,
                TurnState.COMPLETE,
                text,
                "First I look at the queue.\n\nThen at the **batch**.",
                List.of(new ToolCall(0, "call_1", "query_metrics", "{\"service\": \"chat-prod\", \"window\": \"1h\"}")),
                null,
                MEASURED);
    }

    static Turn streaming(TurnOrigin origin) {
        return answer(origin, TurnState.STREAMING, "", null, TurnMetrics.NONE);
    }

    static TurnFault unauthorized() {
        return new TurnFault(
                "unauthorized",
                "The server refused the key with status 401; check the key of the profile (Access key expired on"
                        + " 2026-11-20).",
                401,
                "Access key expired on 2026-11-20.",
                "req_7f31c0a9",
                "{\"error\": {\"type\": \"authentication_error\", \"code\": \"key_expired\","
                        + " \"message\": \"Access key expired on 2026-11-20.\"}}",
                true,
                null);
    }

    static TurnFault truncated() {
        return new TurnFault(
                "truncated", "The answer ended early; what arrived is kept.", 200, "", null, null, true, null);
    }

    static TurnFault unreachable() {
        return new TurnFault(
                "unreachable",
                "Could not reach localhost on port 8377; check the URL and that the server is running.",
                null,
                "Connection refused",
                null,
                null,
                false,
                null);
    }

    static TurnFault busy(long retryAfterMillis) {
        return new TurnFault(
                "rate_limited",
                "The server is receiving too many requests and asks to wait 42 s (Too many requests).",
                429,
                "Too many requests",
                "req_9",
                null,
                true,
                retryAfterMillis);
    }

    static TurnFault coldStart() {
        return new TurnFault(
                "cold_start",
                "The endpoint is not awake yet and gave up waiting; wait and try again, or send it as a job.",
                503,
                "no ready replica",
                null,
                null,
                true,
                30_000L);
    }

    static PhaseStatus waking(long sinceNanos) {
        return new PhaseStatus(
                List.of(
                        new Step(Phase.CONNECTING, Progress.DONE, 200L),
                        new Step(Phase.WAKING, Progress.NOW, null),
                        new Step(Phase.QUEUED, Progress.LATER, null),
                        new Step(null, Progress.LATER, null)),
                Phase.WAKING,
                sinceNanos,
                null,
                null,
                "",
                false,
                new WakeEstimate(70_000, 58_000, 84_000, 8));
    }

    static PhaseStatus status(Phase phase, long sinceNanos, @Nullable Integer place, @Nullable Double fraction) {
        return new PhaseStatus(
                List.of(
                        new Step(Phase.CONNECTING, Progress.DONE, 40L),
                        new Step(phase, Progress.NOW, null),
                        new Step(null, Progress.LATER, null)),
                phase,
                sinceNanos,
                place,
                fraction,
                "",
                false,
                null);
    }
}
