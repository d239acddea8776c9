package dev.parley.client.store;

import java.util.UUID;

/**
 * A folder of chats. There are no folders within folders.
 *
 * @param collapsed whether the list shows its name alone
 */
public record ChatFolder(String id, String name, boolean collapsed) {

    public static ChatFolder create(String name) {
        return new ChatFolder(UUID.randomUUID().toString(), name, false);
    }

    public ChatFolder withName(String newName) {
        return new ChatFolder(id, newName, collapsed);
    }

    public ChatFolder withCollapsed(boolean newCollapsed) {
        return new ChatFolder(id, name, newCollapsed);
    }
}
