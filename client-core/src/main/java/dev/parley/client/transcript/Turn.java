package dev.parley.client.transcript;

import dev.parley.client.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a chat. The turns of a chat are a tree: each knows the one it follows, and several may follow the same one
 * (branches).
 *
 * @param id unique over all chats
 * @param parentId the turn before; {@code null} for the first
 * @param role {@link Role#USER} or {@link Role#ASSISTANT}
 * @param text what was written or answered so far
 * @param reasoning the model's thoughts so far; may be empty
 * @param fault an error is a property of its turn, never a message with a made-up role
 * @param finishReason the server's own word
 * @param origin who was asked; {@code null} for a user's turn
 * @param jobId the job that makes the answer, stored before its first poll
 * @param attachments the files that a person sent along, in their order; their bytes are kept elsewhere
 */
public record Turn(
        String id,
        @Nullable String parentId,
        Role role,
        Instant createdAt,
        TurnState state,
        String text,
        String reasoning,
        List<ToolCall> toolCalls,
        @Nullable TurnFault fault,
        @Nullable String finishReason,
        @Nullable TurnOrigin origin,
        TurnMetrics metrics,
        @Nullable String jobId,
        List<TurnAttachment> attachments) {

    public Turn {
        toolCalls = List.copyOf(toolCalls);
        attachments = List.copyOf(attachments);
    }

    /** A turn without files. */
    public Turn(
            String id,
            @Nullable String parentId,
            Role role,
            Instant createdAt,
            TurnState state,
            String text,
            String reasoning,
            List<ToolCall> toolCalls,
            @Nullable TurnFault fault,
            @Nullable String finishReason,
            @Nullable TurnOrigin origin,
            TurnMetrics metrics,
            @Nullable String jobId) {
        this(
                id,
                parentId,
                role,
                createdAt,
                state,
                text,
                reasoning,
                toolCalls,
                fault,
                finishReason,
                origin,
                metrics,
                jobId,
                List.of());
    }

    /** A new id. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static Turn user(@Nullable String parentId, Instant at, String text) {
        return user(parentId, at, text, List.of());
    }

    /** What a person said, with the files that go with it. */
    public static Turn user(@Nullable String parentId, Instant at, String text, List<TurnAttachment> attachments) {
        return new Turn(
                newId(),
                parentId,
                Role.USER,
                at,
                TurnState.COMPLETE,
                text,
                "",
                List.of(),
                null,
                null,
                null,
                TurnMetrics.NONE,
                null,
                attachments);
    }

    /** An answer of which nothing has come yet. */
    public static Turn answer(@Nullable String parentId, Instant at, TurnOrigin origin) {
        return new Turn(
                newId(),
                parentId,
                Role.ASSISTANT,
                at,
                TurnState.STREAMING,
                "",
                "",
                List.of(),
                null,
                null,
                origin,
                TurnMetrics.NONE,
                null);
    }

    /** This answer with its text, about to be asked for again or further: no fault and no end. */
    public Turn reopened() {
        return new Turn(
                id,
                parentId,
                role,
                createdAt,
                TurnState.STREAMING,
                text,
                reasoning,
                toolCalls,
                null,
                null,
                origin,
                metrics,
                null,
                attachments);
    }

    /** This answer, made by that job; {@code null}: nothing leads to its job any more. */
    public Turn withJob(@Nullable String newJobId) {
        return new Turn(
                id,
                parentId,
                role,
                createdAt,
                state,
                text,
                reasoning,
                toolCalls,
                fault,
                finishReason,
                origin,
                metrics,
                newJobId,
                attachments);
    }

    /** This answer as it ended; all else stays. */
    public Turn ended(TurnState newState, @Nullable TurnFault newFault) {
        return new Turn(
                id,
                parentId,
                role,
                createdAt,
                newState,
                text,
                reasoning,
                toolCalls,
                newFault,
                finishReason,
                origin,
                metrics,
                jobId,
                attachments);
    }

    /** An answer in the place of this one, of which nothing has come yet. */
    public Turn replaced(Instant at, TurnOrigin newOrigin) {
        return new Turn(
                id,
                parentId,
                role,
                at,
                TurnState.STREAMING,
                "",
                "",
                List.of(),
                null,
                null,
                newOrigin,
                TurnMetrics.NONE,
                null);
    }
}
