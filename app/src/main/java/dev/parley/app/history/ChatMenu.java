package dev.parley.app.history;

import dev.parley.app.fx.Texts;
import dev.parley.client.store.ChatFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with a chat, with all that are chosen, or with a folder. */
final class ChatMenu {
    private final HistoryViewModel model;
    private final SidebarActions actions;
    private final Texts texts;

    ChatMenu(HistoryViewModel model, SidebarActions actions, Texts texts) {
        this.model = model;
        this.actions = actions;
        this.texts = texts;
    }

    ContextMenu of(@Nullable HistoryRow row, Runnable rename) {
        return switch (row) {
            case HistoryRow.Entry entry -> chat(entry, rename);
            case HistoryRow.Folder folder -> folder(folder.folder());
            case null, default -> new ContextMenu();
        };
    }

    private ContextMenu chat(HistoryRow.Entry entry, Runnable rename) {
        List<String> ids = model.selection().with(entry.id());
        ContextMenu menu = new ContextMenu();
        if (ids.size() == 1) {
            boolean pinned = entry.pinned();
            menu.getItems()
                    .addAll(
                            item("row.rename", "fth-edit-2", rename),
                            item(
                                    pinned ? "row.unpin" : "row.pin",
                                    "fth-bookmark",
                                    () -> model.setPinned(entry.id(), !pinned)));
        }
        Menu move = new Menu(texts.get("row.move"), new FontIcon("fth-folder"));
        move.getItems().setAll(folders(ids));
        MenuItem delete = new MenuItem(texts.get("row.delete_some", ids.size()), new FontIcon("fth-trash-2"));
        delete.setOnAction(event -> model.delete(ids));
        delete.getStyleClass().add("danger");
        menu.getItems().addAll(move, item("row.tags", "fth-tag", () -> actions.editTags(ids)), delete);
        return menu;
    }

    /** Where these chats can be moved to. */
    List<MenuItem> folders(List<String> chatIds) {
        List<MenuItem> items = new ArrayList<>();
        List<@Nullable String> now = new ArrayList<>();
        chatIds.forEach(id -> now.add(model.filings().of(id).folderId()));
        for (ChatFolder folder : model.filings().folders()) {
            boolean all = now.stream().allMatch(folder.id()::equals);
            MenuItem item = new MenuItem(folder.name(), new FontIcon(all ? "fth-check" : "fth-folder"));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.filings().move(chatIds, folder.id()));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("row.new_folder", "fth-folder-plus", () -> actions.newFolder(chatIds)));
        if (now.stream().anyMatch(Objects::nonNull)) {
            items.add(item(
                    "row.no_folder", "fth-folder-minus", () -> model.filings().move(chatIds, null)));
        }
        return items;
    }

    private ContextMenu folder(ChatFolder folder) {
        MenuItem delete = item("folder.delete", "fth-trash-2", () -> model.deleteFolder(folder.id()));
        delete.getStyleClass().add("danger");
        return new ContextMenu(
                item("row.rename", "fth-edit-2", () -> actions.renameFolder(folder.id())),
                item("row.new_folder", "fth-folder-plus", () -> actions.newFolder(List.of())),
                delete);
    }

    private MenuItem item(String key, String icon, Runnable command) {
        MenuItem item = new MenuItem(texts.get(key), new FontIcon(icon));
        item.setOnAction(event -> command.run());
        return item;
    }
}
