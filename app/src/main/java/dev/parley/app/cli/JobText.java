package dev.parley.app.cli;

import dev.parley.client.store.StoredJob;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import java.util.StringJoiner;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job as a line, as JSON and in full. */
final class JobText {
    private static final int PROMPT = 60;

    private JobText() {}

    /** In the words of the window. */
    static String state(Turn turn) {
        return switch (turn.state()) {
            case STREAMING -> "open";
            case COMPLETE -> "completed";
            case STOPPED -> "cancelled";
            case CUT, FAILED -> "failed";
        };
    }

    /** Id, state, time, profile and prompt with tabs between them. */
    static String line(StoredJob job) {
        String prompt = flat(job.prompt());
        return String.join(
                "\t",
                String.valueOf(job.turn().jobId()),
                state(job.turn()),
                job.turn().createdAt().toString(),
                flat(profile(job)),
                prompt.codePointCount(0, prompt.length()) <= PROMPT
                        ? prompt
                        : prompt.substring(0, prompt.offsetByCodePoints(0, PROMPT)) + "…");
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String profile(StoredJob job) {
        TurnOrigin origin = job.turn().origin();
        return origin == null ? "" : origin.profileName();
    }

    /** One line of JSON. */
    static String json(StoredJob job) {
        Turn turn = job.turn();
        TurnOrigin origin = turn.origin();
        TurnFault fault = turn.fault();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", turn.jobId());
        json.put("state", state(turn));
        json.put("created_at", turn.createdAt().toString());
        json.put("profile", profile(job));
        json.put("model", origin == null ? null : origin.model());
        json.put("chat", job.chatId());
        json.put("prompt", job.prompt());
        json.put("text", turn.text());
        json.put("duration_ms", turn.metrics().totalMillis());
        json.put("output_tokens", turn.metrics().outputTokens());
        json.put("error", fault == null ? null : fault.sentence());
        return json.toString();
    }

    /** A field a line, then the answer. */
    static String whole(StoredJob job) {
        Turn turn = job.turn();
        TurnFault fault = turn.fault();
        StringJoiner lines = new StringJoiner("\n");
        lines.add("id: " + turn.jobId());
        lines.add("state: " + state(turn));
        lines.add("created: " + turn.createdAt());
        lines.add("profile: " + profile(job));
        lines.add("chat: " + job.chatTitle());
        lines.add("prompt: " + flat(job.prompt()));
        if (fault != null) {
            lines.add("error: " + fault.sentence());
        }
        if (!turn.text().isBlank()) {
            lines.add("").add(turn.text().stripTrailing());
        }
        return lines.toString();
    }
}
