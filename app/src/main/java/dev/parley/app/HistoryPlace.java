package dev.parley.app;

import dev.parley.app.chat.ChatState;
import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.view.BranchTreeView;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.history.HistoryViewModel;
import dev.parley.app.history.NamePane;
import dev.parley.app.history.TagPane;
import dev.parley.app.palette.PaletteEntry;
import dev.parley.app.palette.PaletteGroup;
import dev.parley.app.palette.PaletteSource;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.Sheet;
import dev.parley.app.shell.SheetLayer;
import dev.parley.app.shell.Toasts;
import dev.parley.app.shell.WindowKeys;
import dev.parley.client.store.ChatFolder;
import dev.parley.client.transcript.Chat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders, tags and branches of chats, and chats that are not stored, as far as they need more than their own place. */
final class HistoryPlace {
    private final Texts texts = Texts.of(HistoryPlace.class);
    private final HistoryViewModel history;
    private final ChatViewModel chat;
    private final ChatPlace chatPlace;
    private final SheetLayer sheets;
    private final Toasts toasts;
    private Runnable showChat = () -> {};
    private Runnable showSearch = () -> {};

    HistoryPlace(
            WindowModels models, ChatPlace chatPlace, SheetLayer sheets, Toasts toasts, Subscriptions subscriptions) {
        this.history = models.history();
        this.chat = models.chat();
        this.chatPlace = chatPlace;
        this.sheets = sheets;
        this.toasts = toasts;
        subscriptions.onChange(history.deleted(), this::onDeleted);
        subscriptions.onChange(history.deletedFolder(), this::onFolderDeleted);
    }

    /** {@code showChat} leaves whatever lies over the chat; {@code showSearch} brings the search into sight. */
    void bind(WindowKeys keys, Runnable newShowChat, Runnable newShowSearch) {
        showChat = newShowChat;
        showSearch = newShowSearch;
        keys.bind(KeyAction.TEMPORARY_CHAT, this::newTemporaryChat);
        keys.bindIfUsed(KeyAction.BRANCHES, this::showBranches);
    }

    void newTemporaryChat() {
        showChat.run();
        chat.newTemporaryChat();
        chatPlace.focus();
    }

    void keepTemporary() {
        chat.keepTemporary();
        chatPlace.focus();
    }

    /** Whether there is anything to show. */
    boolean showBranches() {
        boolean any = chat.state().get() == ChatState.IDLE || chat.state().get() == ChatState.ANSWERING;
        if (any) {
            sheets.show(new Sheet(texts.get("branches.title"), new BranchTreeView(chat.branches(), this::showBranch)));
        }
        return any;
    }

    private void showBranch(String turnId) {
        sheets.close();
        showChat.run();
        chatPlace.reveal(chat.currentId().get(), turnId, "");
        chatPlace.focus();
    }

    /** Asks for the name of a new folder, and moves these chats into it. */
    void newFolder(List<String> chatIds) {
        sheets.show(new Sheet(
                texts.get(chatIds.isEmpty() ? "folder.new" : "folder.new_for", chatIds.size()),
                new NamePane("", name -> {
                    sheets.close();
                    ChatFolder folder = history.filings().create(name);
                    if (folder != null) {
                        history.filings().move(chatIds, folder.id());
                    }
                })));
    }

    void renameFolder(String folderId) {
        history.filings()
                .folder(folderId)
                .ifPresent(folder ->
                        sheets.show(new Sheet(texts.get("folder.rename"), new NamePane(folder.name(), name -> {
                            sheets.close();
                            history.filings().rename(folderId, name);
                        }))));
    }

    void editTags(List<String> chatIds) {
        TagPane pane = new TagPane(history, chatIds);
        sheets.show(new Sheet(texts.get("tags.title"), pane));
        pane.focusField();
    }

    /** What the palette offers. */
    PaletteSource palette(PalettePlace palette) {
        return () -> {
            List<PaletteEntry> all = new ArrayList<>();
            all.add(palette.command("new_folder", "fth-folder-plus", () -> newFolder(List.of())));
            if (chat.temporary().get()) {
                all.add(palette.command("keep_chat", "fth-save", this::keepTemporary));
            }
            String id = chat.chatId().get();
            if (id != null) {
                all.add(palette.command("tags", "fth-tag", () -> editTags(List.of(id))));
                all.add(palette.command("move_new", "fth-folder-plus", () -> newFolder(List.of(id))));
                history.filings().folders().forEach(folder -> all.add(move(id, folder)));
                if (history.filings().of(id).folderId() != null) {
                    all.add(palette.command(
                            "move_none",
                            "fth-folder-minus",
                            () -> history.filings().move(List.of(id), null)));
                }
            }
            history.tags().forEach(tag -> all.add(tagged(tag)));
            return all;
        };
    }

    private PaletteEntry move(String chatId, ChatFolder folder) {
        return new PaletteEntry(
                "move:" + folder.id(),
                PaletteGroup.ACTIONS,
                "fth-folder",
                texts.get("palette.move", folder.name()),
                () -> "",
                () -> history.filings().move(List.of(chatId), folder.id()));
    }

    private PaletteEntry tagged(String tag) {
        return new PaletteEntry(
                "tag:" + tag, PaletteGroup.ACTIONS, "fth-tag", texts.get("palette.tagged", tag), () -> "", () -> {
                    showSearch.run();
                    history.query().set("#" + tag);
                });
    }

    private void onDeleted(HistoryViewModel.@Nullable Deleted deleted) {
        if (deleted == null) {
            return;
        }
        List<String> ids = deleted.chats().stream().map(Chat::id).toList();
        String open = chat.chatId().get();
        boolean wasOpen = open != null && ids.contains(open);
        ids.forEach(chat::forget);
        toasts.show(sentence(deleted.chats()), new Toasts.Action(texts.get("toast.undo"), () -> {
            deleted.undo().run();
            if (wasOpen) {
                chat.open(open);
            }
        }));
    }

    private String sentence(List<Chat> deleted) {
        if (deleted.size() > 1) {
            return texts.get("toast.deleted_some", deleted.size());
        }
        String title = deleted.getFirst().title();
        return title.isEmpty() ? texts.get("toast.deleted_untitled") : texts.get("toast.deleted", title);
    }

    private void onFolderDeleted(HistoryViewModel.@Nullable DeletedFolder deleted) {
        if (deleted != null) {
            toasts.show(
                    texts.get("toast.deleted_folder", deleted.name()),
                    new Toasts.Action(texts.get("toast.undo"), deleted.undo()));
        }
    }
}
