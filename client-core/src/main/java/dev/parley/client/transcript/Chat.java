package dev.parley.client.transcript;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat without its turns.
 *
 * @param title empty until there is one
 * @param titleByUser whether the person chose the title; then it is never replaced by an automatic one
 * @param updatedAt when something was last said in it
 * @param profileId the profile that it talks to; {@code null}: none chosen yet
 * @param model {@code null}: the profile's own
 * @param draft what stands in the composer
 * @param queued messages that wait for the answer that is on its way
 * @param leafId the last turn of the path that is shown; {@code null} without turns
 */
public record Chat(
        String id,
        String title,
        boolean titleByUser,
        Instant createdAt,
        Instant updatedAt,
        boolean pinned,
        @Nullable String profileId,
        @Nullable String model,
        String systemPrompt,
        String draft,
        List<String> queued,
        @Nullable String leafId) {

    public Chat {
        queued = List.copyOf(queued);
    }

    public static Chat create(Instant at, @Nullable String profileId, @Nullable String model) {
        return new Chat(
                UUID.randomUUID().toString(), "", false, at, at, false, profileId, model, "", "", List.of(), null);
    }

    public Chat withTitle(String newTitle, boolean byUser) {
        return new Chat(
                id,
                newTitle,
                byUser,
                createdAt,
                updatedAt,
                pinned,
                profileId,
                model,
                systemPrompt,
                draft,
                queued,
                leafId);
    }

    public Chat withPinned(boolean newPinned) {
        return new Chat(
                id,
                title,
                titleByUser,
                createdAt,
                updatedAt,
                newPinned,
                profileId,
                model,
                systemPrompt,
                draft,
                queued,
                leafId);
    }

    public Chat withEndpoint(@Nullable String newProfileId, @Nullable String newModel) {
        return new Chat(
                id,
                title,
                titleByUser,
                createdAt,
                updatedAt,
                pinned,
                newProfileId,
                newModel,
                systemPrompt,
                draft,
                queued,
                leafId);
    }

    /** With what the person writes and has not sent. */
    public Chat withInput(String newSystemPrompt, String newDraft, List<String> newQueued) {
        return new Chat(
                id,
                title,
                titleByUser,
                createdAt,
                updatedAt,
                pinned,
                profileId,
                model,
                newSystemPrompt,
                newDraft,
                newQueued,
                leafId);
    }

    /** With another end of the path that is shown. */
    public Chat withLeaf(@Nullable String newLeafId) {
        return new Chat(
                id,
                title,
                titleByUser,
                createdAt,
                updatedAt,
                pinned,
                profileId,
                model,
                systemPrompt,
                draft,
                queued,
                newLeafId);
    }

    public Chat withUpdatedAt(Instant at) {
        return new Chat(
                id, title, titleByUser, createdAt, at, pinned, profileId, model, systemPrompt, draft, queued, leafId);
    }
}
