package dev.parley.app.history;

import dev.parley.client.store.ChatFolder;
import dev.parley.client.store.Filing;
import dev.parley.client.store.Filings;
import dev.parley.client.store.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The folders and tags of chats, in memory; every change goes to the history at once. For the toolkit's thread. */
public final class ChatFilings {
    /** Of a tag, in characters. */
    static final int LONGEST_TAG = 32;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Comparator<ChatFolder> BY_NAME = Comparator.comparing(
                    (ChatFolder folder) -> TitleSearch.fold(folder.name()))
            .thenComparing(ChatFolder::id);

    private final History history;
    private final Executor fx;
    private final Runnable changed;
    private final Map<String, Filing> chats = new HashMap<>();
    private List<ChatFolder> folders = List.of();
    /** Counts changes made here, so that what was read before one of them is not shown. */
    private long changes;

    /** Nothing is read yet; {@code changed} hears that there is something else to show. */
    ChatFilings(History history, Executor fx, Runnable changed) {
        this.history = history;
        this.fx = fx;
        this.changed = changed;
    }

    /** Reads all of them again. */
    void refresh() {
        long before = changes;
        var _ = history.filings().thenAccept(read -> fx.execute(() -> onRead(read, before)));
    }

    private void onRead(Filings read, long before) {
        if (before != changes) {
            refresh();
            return;
        }
        chats.clear();
        chats.putAll(read.chats());
        folders = read.folders().stream().sorted(BY_NAME).toList();
        changed.run();
    }

    /** By name. */
    public List<ChatFolder> folders() {
        return folders;
    }

    public Optional<ChatFolder> folder(@Nullable String id) {
        return folders.stream().filter(folder -> folder.id().equals(id)).findFirst();
    }

    public Filing of(String chatId) {
        return chats.getOrDefault(chatId, Filing.NONE);
    }

    /** A new folder; {@code null} if the name is blank. One of this name that is there already is taken. */
    public @Nullable ChatFolder create(String name) {
        String own = name.strip();
        if (own.isEmpty()) {
            return null;
        }
        return folders.stream()
                .filter(folder -> folder.name().equalsIgnoreCase(own))
                .findFirst()
                .orElseGet(() -> {
                    ChatFolder folder = ChatFolder.create(own);
                    save(folder);
                    return folder;
                });
    }

    /** A blank name changes nothing. */
    public void rename(String folderId, String name) {
        if (!name.isBlank()) {
            folder(folderId).ifPresent(folder -> save(folder.withName(name.strip())));
        }
    }

    public void toggle(String folderId) {
        folder(folderId).ifPresent(folder -> save(folder.withCollapsed(!folder.collapsed())));
    }

    private void save(ChatFolder folder) {
        changes++;
        history.saveFolder(folder);
        List<ChatFolder> now = new ArrayList<>(folders);
        now.removeIf(other -> other.id().equals(folder.id()));
        now.add(folder);
        folders = now.stream().sorted(BY_NAME).toList();
        changed.run();
    }

    /** Deletes a folder, whose chats go back to the list; returns the way back. */
    Runnable delete(ChatFolder folder) {
        changes++;
        List<String> within = chats.entrySet().stream()
                .filter(entry -> folder.id().equals(entry.getValue().folderId()))
                .map(Map.Entry::getKey)
                .toList();
        history.deleteFolder(folder.id());
        within.forEach(id -> put(id, of(id).withFolder(null)));
        folders = folders.stream()
                .filter(other -> !other.id().equals(folder.id()))
                .toList();
        changed.run();
        return () -> {
            save(folder);
            // Those that were filed elsewhere meanwhile stay there.
            move(within.stream().filter(id -> of(id).folderId() == null).toList(), folder.id());
        };
    }

    /** Into a folder; {@code null}: into none. */
    public void move(Collection<String> chatIds, @Nullable String folderId) {
        change(chatIds, filing -> filing.withFolder(folderId));
    }

    /** Adds a tag, as {@link #tag} writes it; a blank one changes nothing. */
    public void addTag(Collection<String> chatIds, String typed) {
        String tag = tag(typed);
        if (!tag.isEmpty()) {
            change(chatIds, filing -> {
                List<String> tags = new ArrayList<>(filing.tags());
                if (tags.stream().noneMatch(tag::equalsIgnoreCase)) {
                    tags.add(tag);
                }
                return filing.withTags(tags);
            });
        }
    }

    public void removeTag(Collection<String> chatIds, String tag) {
        change(
                chatIds,
                filing -> filing.withTags(filing.tags().stream()
                        .filter(other -> !other.equals(tag))
                        .toList()));
    }

    /** A tag is one word, so that it can be typed into the search: spaces become hyphens. */
    static String tag(String typed) {
        String word =
                SPACE.matcher(typed.strip().replaceFirst("^#+", "").strip()).replaceAll("-");
        int end = word.offsetByCodePoints(0, Math.min(LONGEST_TAG, word.codePointCount(0, word.length())));
        return word.substring(0, end);
    }

    private void change(Collection<String> chatIds, UnaryOperator<Filing> change) {
        for (String id : chatIds) {
            Filing now = change.apply(of(id));
            if (!now.equals(of(id))) {
                changes++;
                put(id, now);
                history.file(id, now);
            }
        }
        changed.run();
    }

    private void put(String chatId, Filing filing) {
        if (filing.equals(Filing.NONE)) {
            chats.remove(chatId);
        } else {
            chats.put(chatId, filing);
        }
    }
}
