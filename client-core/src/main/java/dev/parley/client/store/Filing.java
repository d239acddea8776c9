package dev.parley.client.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat is filed.
 *
 * @param folderId {@code null}: in no folder
 * @param tags without spaces, each once
 */
public record Filing(@Nullable String folderId, List<String> tags) {
    public static final Filing NONE = new Filing(null, List.of());

    public Filing {
        tags = tags.stream().distinct().toList();
    }

    public Filing withFolder(@Nullable String newFolderId) {
        return new Filing(newFolderId, tags);
    }

    public Filing withTags(List<String> newTags) {
        return new Filing(folderId, newTags);
    }
}
