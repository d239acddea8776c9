package dev.parley.app.shell;

import dev.parley.app.control.EditableLabel;
import dev.parley.app.control.IconButtons;
import dev.parley.app.control.StateBadge;
import dev.parley.app.control.Tips;
import dev.parley.app.control.Tone;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.view.EmojiLabel;
import dev.parley.app.markdown.view.InlineNodes;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/** The title, renamed in its place, and the menu More. */
public final class HeaderBar implements AutoCloseable {
    private final Texts texts = Texts.of(HeaderBar.class);
    private final HeaderChat chat;
    private final EditableLabel title;
    private final Button showSidebar;
    private final Button newChat;
    private final StateBadge temporary = new StateBadge();
    private final MenuButton more = new MenuButton();
    private final MenuItem pin = new MenuItem();
    private final Subscriptions subscriptions = new Subscriptions();

    /** What stands in the header besides the chat itself. */
    public interface Commands {
        void toggleSidebar();

        void newChat();
    }

    /** {@code inlines} draws the emoji of the title. */
    public HeaderBar(HeaderChat chat, Commands commands, ObservableBooleanValue sidebarOpen, InlineNodes inlines) {
        this.chat = chat;
        title = new EditableLabel(new EmojiLabel(inlines), texts.get("header.title_field"), chat::rename);
        showSidebar = IconButtons.flat("fth-sidebar", texts.get("header.show_sidebar"), commands::toggleSidebar);
        newChat = IconButtons.flat("fth-plus", texts.get("header.new_chat"), commands::newChat);
        temporary.show(texts.get("header.temporary"), Tone.ACCENT);
        subscriptions.follow(chat.temporary(), now -> show(now, temporary));
        buildTitle();
        buildMore();
        subscriptions.follow(sidebarOpen, open -> show(!sidebarOpen.get(), showSidebar, newChat));
        subscriptions.onInvalidated(this::showTitle, chat.title(), chat.stored());
        showTitle();
    }

    private static void show(boolean visible, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(visible);
            node.setManaged(visible);
        }
    }

    /** Ways back to the sidebar while it is hidden, then the title. */
    public Node[] start() {
        return new Node[] {showSidebar, newChat, temporary, title};
    }

    public Node more() {
        return more;
    }

    /** Turns the title into a field, where there is a chat to rename. */
    public boolean rename() {
        if (!chat.stored().getValue()) {
            return false;
        }
        title.edit(chat.title().getValue());
        return true;
    }

    private void buildTitle() {
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMinWidth(0);
        title.getStyleClass().add("header-title");
        title.label().getStyleClass().add("text-section");
        title.setAccessibleRole(AccessibleRole.BUTTON);
        Tips.say(title.label(), texts.get("header.rename_hint"));
        title.label().setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                rename();
            }
        });
        title.setOnKeyPressed(event -> {
            boolean opens = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
            if (opens && title.isFocused() && rename()) {
                event.consume();
            }
        });
    }

    private void showTitle() {
        boolean stored = chat.stored().getValue();
        String text = chat.title().getValue();
        title.setText(text.isEmpty() ? texts.get("header.new_chat") : text);
        title.setAccessibleText(title.getText());
        title.setFocusTraversable(stored);
    }

    private void buildMore() {
        more.setGraphic(new FontIcon("fth-more-horizontal"));
        more.getStyleClass().addAll("flat", "icon");
        more.setAccessibleText(texts.get("header.more"));
        Tips.say(more, texts.get("header.more"));
        MenuItem rename = item("more.rename", "fth-edit-2", this::rename);
        MenuItem prompt = item("more.system_prompt", "fth-file-text", chat::editSystemPrompt);
        pin.setGraphic(new FontIcon("fth-bookmark"));
        pin.setOnAction(event -> chat.setPinned(!chat.pinned().getValue()));
        MenuItem branches = item("more.branches", "fth-git-branch", chat::showBranches);
        MenuItem keep = item("more.keep", "fth-save", chat::keep);
        MenuItem secret = item("more.temporary", "fth-eye-off", chat::newTemporary);
        keep.visibleProperty().bind(chat.temporary());
        MenuItem export = item("more.export", "fth-download", chat::export);
        MenuItem open = item("more.import", "fth-upload", chat::importChats);
        MenuItem delete = item("more.delete", "fth-trash-2", chat::delete);
        delete.getStyleClass().add("danger");
        more.getItems()
                .addAll(
                        rename,
                        prompt,
                        pin,
                        branches,
                        new SeparatorMenuItem(),
                        secret,
                        keep,
                        new SeparatorMenuItem(),
                        export,
                        open,
                        new SeparatorMenuItem(),
                        delete);
        subscriptions.follow(chat.stored(), stored -> {
            rename.setDisable(!stored);
            pin.setDisable(!stored);
            export.setDisable(!stored);
            delete.setDisable(!stored);
        });
        subscriptions.follow(chat.pinned(), pinned -> pin.setText(texts.get(pinned ? "more.unpin" : "more.pin")));
    }

    private MenuItem item(String key, String icon, Runnable command) {
        MenuItem item = new MenuItem(texts.get(key), new FontIcon(icon));
        item.setOnAction(event -> command.run());
        return item;
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
