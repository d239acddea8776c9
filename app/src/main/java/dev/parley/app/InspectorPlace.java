package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.chat.view.TextClipboard;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.inspector.CaptureChooser;
import dev.parley.app.inspector.InspectorView;
import dev.parley.app.inspector.InspectorViewModel;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.PanelTab;
import dev.parley.app.shell.RightPanel;
import dev.parley.app.shell.WindowKeys;
import dev.parley.client.capture.CaptureFile;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The inspector in the right panel: it follows the last answer of the chat, or the one that was chosen. */
final class InspectorPlace implements AutoCloseable {
    private final ChatViewModel chat;
    private final RightPanel panel;
    private final Supplier<@Nullable Window> window;
    private final Texts texts = Texts.of(InspectorPlace.class);
    private final InspectorViewModel model;
    private final ReplayPlace replays;
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable TurnViewModel chosen;
    private @Nullable InspectorView view;

    /**
     * Adds the tab.
     *
     * @param window that files are asked for in
     * @param tell shows a sentence
     */
    InspectorPlace(WindowModels models, RightPanel panel, Supplier<@Nullable Window> window, Consumer<String> tell) {
        this.chat = models.chat();
        this.panel = panel;
        this.window = window;
        this.replays = new ReplayPlace(models);
        model = new InspectorViewModel(
                models.captures(),
                models.frames(),
                models.services().background(),
                models.services().fx(),
                tell);
        panel.add(PanelTab.INSPECTOR, this::content);
        subscriptions.onInvalidated(this::follow, chat.items());
        subscriptions.onChange(chat.running(), running -> {
            if (running != null) {
                chosen = null;
            }
            follow();
        });
        subscriptions.onChange(chat.chatId(), id -> {
            chosen = null;
            follow();
        });
    }

    void bind(WindowKeys keys) {
        keys.bind(KeyAction.INSPECTOR, () -> panel.toggleTab(PanelTab.INSPECTOR));
    }

    /** Opens it at an answer, till another one is asked for. */
    void inspect(TurnViewModel answer) {
        chosen = answer;
        follow();
        panel.open(PanelTab.INSPECTOR);
    }

    private void follow() {
        TurnViewModel shown = chosen == null ? chat.latestAnswer() : chosen;
        model.show(shown == null ? null : shown.turn());
    }

    private RightPanel.Content content() {
        InspectorView made = new InspectorView(model, new SystemChooser(), TextClipboard.system()::put);
        made.onReplay((capture, paced) ->
                replays.play(capture, model.file().get(), model.turn().get(), paced));
        view = made;
        follow();
        return new RightPanel.Content(made, made.actions());
    }

    @Override
    public void close() {
        if (view != null) {
            view.close();
        }
        replays.close();
        subscriptions.close();
    }

    /** The file dialog of the system. */
    private final class SystemChooser implements CaptureChooser {
        @Override
        public Optional<Path> toSave(String suggestedName) {
            FileChooser dialog = dialog("inspector.save");
            dialog.setInitialFileName(suggestedName);
            return Optional.ofNullable(dialog.showSaveDialog(window.get())).map(File::toPath);
        }

        @Override
        public Optional<Path> toOpen() {
            return Optional.ofNullable(dialog("inspector.open").showOpenDialog(window.get()))
                    .map(File::toPath);
        }

        private FileChooser dialog(String title) {
            FileChooser dialog = new FileChooser();
            dialog.setTitle(texts.get(title));
            dialog.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(texts.get("inspector.files"), "*" + CaptureFile.ENDING));
            return dialog;
        }
    }
}
