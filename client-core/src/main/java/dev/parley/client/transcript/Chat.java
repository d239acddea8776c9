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
}
