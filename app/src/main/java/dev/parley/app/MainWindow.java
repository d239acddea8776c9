package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.cli.ToOpen;
import dev.parley.app.export.SystemFileDialogs;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.history.FootRow;
import dev.parley.app.history.HealthBanner;
import dev.parley.app.history.HistoryView;
import dev.parley.app.history.SidebarActions;
import dev.parley.app.palette.PaletteEntry;
import dev.parley.app.shell.HeaderBar;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.KeyListSheet;
import dev.parley.app.shell.PanelTab;
import dev.parley.app.shell.PresenterMode;
import dev.parley.app.shell.RightPanel;
import dev.parley.app.shell.SheetLayer;
import dev.parley.app.shell.StatusBar;
import dev.parley.app.shell.Toasts;
import dev.parley.app.shell.WindowFrame;
import dev.parley.app.shell.WindowKeys;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.app.shell.ZoomPane;
import dev.parley.client.store.TemporaryFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window shows: the frame with its parts in their places, joined to the view models. */
final class MainWindow implements AutoCloseable {
    private final Texts texts = Texts.of(MainWindow.class);
    private final Subscriptions subscriptions = new Subscriptions();
    private final WindowModels models;
    private final boolean mac;
    private final WindowFrame frame = new WindowFrame();
    private final SheetLayer sheets = new SheetLayer();
    private final Toasts toasts = new Toasts();
    private final PalettePlace palette = new PalettePlace();
    private final ZoomPane zoom;
    private final WindowKeys keys;
    private final HistoryView sidebar;
    private final HeaderBar header;
    private final StatusBar statusBar;
    private final RightPanel panel = new RightPanel(frame.panelWanted());
    private final GatewayStatus gatewayStatus;
    private final GatewayPlace gatewayPlace;
    private final JobsPlace jobsPlace;
    private final NotebookPlace notebookPlace;
    private final ExportPlace exports;
    private final SettingsPlace settingsPlace;
    private final ChatPlace chatPlace;
    private final HistoryPlace historyPlace;
    private final ParametersPlace parametersPlace;
    private final CodePlace codePlace;
    private final InspectorPlace inspector;
    private final DemoPlace demo;
    private final PresenterMode presenter;
    private Runnable closeUndo = () -> {};
    private final HealthBanner health;

    MainWindow(WindowModels models, WindowPreferences preferences, Outside outside, boolean mac, SettingsHome home) {
        this.models = models;
        this.mac = mac;
        keys = new WindowKeys(preferences.keys(), this::isCovered);
        demo = new DemoPlace(models, new DemoScreens(), this::tell);
        zoom = new ZoomPane(new StackPane(frame, demo.layer(), palette.view(), toasts, sheets));
        toasts.translateYProperty().bind(demo.layer().taken());
        presenter = new PresenterMode(frame, zoom, this::window);
        zoom.zoom().bindBidirectional(preferences.zoom());
        ChatViewModel chat = models.chat();
        WindowModels.Services services = models.services();
        AnswerFiles files =
                new AnswerFiles(TemporaryFiles.ofSystem(), services.background(), services.fx(), outside, this::tell);
        chatPlace = new ChatPlace(
                models,
                frame,
                preferences,
                new LinkSheet(sheets, outside, texts),
                files,
                new AttachmentPlace(models, sheets, outside, this::window, this::tell),
                demo);
        historyPlace = new HistoryPlace(models, chatPlace, sheets, toasts, subscriptions);
        parametersPlace = new ParametersPlace(models, panel);
        codePlace = new CodePlace(models, panel, chatPlace.inlines());
        inspector = new InspectorPlace(models, panel, this::window, this::tell);
        chatPlace.onInspect(inspector::inspect);
        health = new HealthBanner(models.health());
        sidebar = new HistoryView(
                models.history(),
                new Sidebar(),
                chat.chatId(),
                preferences.keys().map(map -> map.hint(KeyAction.NEW_CHAT, mac)),
                chatPlace.inlines());
        gatewayStatus = new GatewayStatus(models.gateway(), texts, subscriptions);
        exports = new ExportPlace(
                models,
                new SystemFileDialogs(this::window),
                this::tell,
                (sentence, cancel) -> toasts.show(sentence, new Toasts.Action(texts.get("toast.cancel"), cancel)));
        gatewayPlace = new GatewayPlace(models, frame, sheets, chatPlace.profiles()::leave, this::newChat, this::tell);
        jobsPlace = new JobsPlace(models, frame, toasts, chatPlace.profiles()::leave, this::openChatAt);
        jobsPlace.announce().bindBidirectional(preferences.announceJobs());
        settingsPlace = settings(preferences, home, outside);
        notebookPlace = new NotebookPlace(models, frame, chatPlace.profiles()::leave);
        header = new HeaderBar(
                new ChatHeader(
                        chat, models.history(), chatPlace::toggleSystemPrompt, exports, historyPlace, subscriptions),
                new HeaderCommands(),
                frame.sidebarOpen(),
                chatPlace.inlines());
        statusBar = new StatusBar(
                new ChatStatus(chat, models.profiles()::state, texts, subscriptions).line(), gatewayStatus.line());
        fill();
        bindKeys(preferences);
        subscriptions.onChange(chat.undo(), this::offerUndo);
    }

    private SettingsPlace settings(WindowPreferences preferences, SettingsHome home, Outside outside) {
        ProfilesPlace profiles = chatPlace.profiles();
        return new SettingsPlace(
                models,
                preferences,
                home,
                new SettingsPlace.Parts(
                        frame,
                        sheets,
                        zoom,
                        keys,
                        mac,
                        profiles::leave,
                        profiles::editAny,
                        chatPlace::preview,
                        outside,
                        this::tell));
    }

    /** Shows what a desktop gave: a proposal of a profile, profiles of a file to choose from, or chats, which are added. */
    void open(ToOpen what) {
        switch (what.kind()) {
            case LINK -> chatPlace.profiles().propose(what.value(), this::tell);
            case PROFILES -> chatPlace.profiles().propose(Path.of(what.value()), this::tell);
            case CHATS -> exports.importFrom(Path.of(what.value()));
        }
    }

    private @Nullable Window window() {
        return zoom.getScene() == null ? null : zoom.getScene().getWindow();
    }

    /** Before a chat is shown that may hold some. */
    void prepareEmoji() {
        chatPlace.prepareEmoji();
    }

    /** Makes the first cells of answers, while there is nothing else to do. */
    void prepareTranscript() {
        chatPlace.prepareTranscript();
    }

    private void fill() {
        sidebar.addFoot(new FootRow("fth-layers", texts.get("foot.jobs"), jobsPlace::show)
                .withCount(jobsPlace.count(), jobsPlace.countWords())
                .selectedWhile(jobsPlace.open()));
        sidebar.addFoot(new FootRow("fth-book-open", texts.get("foot.notebook"), notebookPlace::show)
                .selectedWhile(notebookPlace.open()));
        sidebar.addFoot(new FootRow("fth-server", texts.get("foot.gateway"), gatewayPlace::show)
                .withState(gatewayStatus.tone(), gatewayStatus.words())
                .selectedWhile(gatewayPlace.open()));
        sidebar.addFoot(new FootRow("fth-settings", texts.get("foot.settings"), settingsPlace::show)
                .selectedWhile(settingsPlace.open()));
        frame.setSidebar(sidebar);
        frame.setHeaderStart(header.start());
        frame.setHeaderEnd(headerEnd());
        frame.setPanel(panel.node());
        VBox.setVgrow(chatPlace.view(), Priority.ALWAYS);
        frame.setCentre(new VBox(health, chatPlace.findBar(), chatPlace.view()));
        frame.setStatusStart(statusBar.start());
        frame.setStatusEnd(statusBar.end());
    }

    /** The picker, the buttons of the right panel, and More. */
    private Node[] headerEnd() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(chatPlace.profiles().picker());
        nodes.addAll(List.of(panel.toggles()));
        nodes.add(header.more());
        return nodes.toArray(Node[]::new);
    }

    /** What the palette offers beside that which has a key. */
    private List<PaletteEntry> keyless() {
        return List.of(
                palette.command("add_endpoint", "fth-plus", chatPlace.profiles()::addEndpoint),
                palette.command("edit_endpoints", "fth-server", chatPlace.profiles()::editAny),
                palette.command("import_profiles", "fth-download", chatPlace.profiles()::importAny),
                palette.command("system_prompt", "fth-file-text", chatPlace::toggleSystemPrompt),
                palette.command("attach_files", "fth-paperclip", chatPlace::attachFiles),
                palette.command("export_chat", "fth-download", exports::export),
                palette.command("import_chats", "fth-upload", exports::importChats),
                palette.command("clear_jobs", "fth-trash-2", jobsPlace::clearEnded),
                palette.command("tour", "fth-compass", demo::startTour),
                palette.command("reset_demo", "fth-rotate-ccw", demo::reset),
                palette.command("cold_start", "fth-clock", gatewayPlace::simulateColdStart));
    }

    private void bindKeys(WindowPreferences preferences) {
        ChatViewModel chat = models.chat();
        chatPlace.bind(keys);
        parametersPlace.bind(keys, panel, chatPlace::focus);
        codePlace.bind(keys, panel, chatPlace::focus);
        inspector.bind(keys);
        palette.fill(models, preferences, keys, mac, this::openChat);
        palette.add(this::keyless);
        palette.add(historyPlace.palette(palette));
        historyPlace.bind(keys, this::showChat, this::findEverywhere);
        palette.add(settingsPlace::entries);
        keys.bind(KeyAction.NEW_CHAT, this::newChat);
        keys.bind(KeyAction.SIDEBAR, frame::toggleSidebar);
        keys.bind(KeyAction.FIND_EVERYWHERE, this::findEverywhere);
        settingsPlace.bind();
        keys.bind(KeyAction.JOBS, jobsPlace::show);
        keys.bind(KeyAction.GATEWAY, gatewayPlace::show);
        keys.bind(KeyAction.NOTEBOOK, notebookPlace::show);
        keys.bind(KeyAction.PRESENT, presenter::toggle);
        keys.bind(KeyAction.KEY_LIST, () -> sheets.show(KeyListSheet.of(keys, mac)));
        keys.bind(KeyAction.ZOOM_IN, zoom::zoomIn);
        keys.bind(KeyAction.ZOOM_OUT, zoom::zoomOut);
        keys.bind(KeyAction.ZOOM_RESET, zoom::reset);
        keys.bindIfUsed(KeyAction.RENAME_CHAT, header::rename);
        keys.bindIfUsed(KeyAction.STOP_OR_CLOSE, this::stopOrClose);
        keys.bindIfUsed(KeyAction.DELETE_CHAT, () -> {
            String id = chat.chatId().get();
            if (id != null) {
                models.history().delete(id);
            }
            return id != null;
        });
    }

    /** Whether a dialog or the palette lies over the window. */
    private boolean isCovered() {
        return sheets.open().get() || palette.isOpen();
    }

    private boolean stopOrClose() {
        // What lies over the chat goes first: Esc on a page is not meant for an answer that nobody sees.
        if (frame.isPageShown()) {
            return frame.closeOver() || chatPlace.profiles().leave();
        }
        ChatViewModel chat = models.chat();
        if (chat.running().get() != null) {
            chat.stop();
            return true;
        }
        return frame.closeOver();
    }

    /** Leaves what lies over the chat. */
    private void showChat() {
        frame.closeOver();
        chatPlace.profiles().leave();
    }

    private void openChat(String chatId) {
        showChat();
        models.chat().open(chatId);
    }

    private void openChatAt(String chatId, @Nullable String turnId) {
        openChat(chatId);
        if (turnId != null) {
            chatPlace.reveal(chatId, turnId, "");
        }
    }

    private void newChat() {
        showChat();
        models.chat().newChat();
        chatPlace.focus();
    }

    private void findEverywhere() {
        if (!frame.sidebarOpen().get()) {
            frame.toggleSidebar();
        }
        sidebar.focusSearch();
    }

    /** Whether the window may close now; if not, the person is asked, and {@code close} runs if they still want it. */
    boolean mayClose(Runnable close) {
        boolean unsaved = chatPlace.profiles().hasUnsaved();
        if (unsaved) {
            sheets.show(UnsavedSheet.of(texts, close, chatPlace.profiles()::show));
        }
        return !unsaved;
    }

    /** Puts the caret where the person writes. */
    void focus() {
        chatPlace.focus();
    }

    /** The scene's root. */
    Parent root() {
        return zoom;
    }

    WindowFrame frame() {
        return frame;
    }

    /** Makes the keys of the window work. */
    void install(Scene scene) {
        keys.install(scene);
    }

    /** At most one thing of the chat can be taken back, and only while the chat offers it. */
    private void offerUndo(ChatViewModel.@Nullable Undo undo) {
        closeUndo.run();
        closeUndo = undo == null
                ? () -> {}
                : toasts.show(undo.sentence(), new Toasts.Action(texts.get("toast.undo"), undo.action()));
    }

    /** Tells the person one sentence that belongs to no turn. */
    void tell(String sentence) {
        if (!sentence.isEmpty()) {
            toasts.show(sentence, null);
        }
    }

    /** What lies outside of the program. */
    interface Outside {
        /** Opens an address in the person's browser or mail program, or a file in the program for its kind. */
        void open(String address);
    }

    @Override
    public void close() {
        panel.close();
        gatewayPlace.close();
        jobsPlace.close();
        notebookPlace.close();
        parametersPlace.close();
        codePlace.close();
        inspector.close();
        demo.close();
        chatPlace.close();
        header.close();
        statusBar.close();
        sidebar.close();
        health.close();
        subscriptions.close();
    }

    private final class DemoScreens implements DemoPlace.Screens {
        @Override
        public void showChat() {
            MainWindow.this.showChat();
        }

        @Override
        public void sleepDemo(Runnable then) {
            gatewayPlace.sleepDemo(then);
        }

        @Override
        public void showJobs() {
            jobsPlace.show();
        }

        @Override
        public void showInspector() {
            panel.open(PanelTab.INSPECTOR);
        }

        @Override
        public void addEndpoint() {
            chatPlace.profiles().addEndpoint();
        }
    }

    private final class Sidebar implements SidebarActions {
        @Override
        public void newChat() {
            MainWindow.this.newChat();
        }

        @Override
        public void open(String chatId) {
            openChat(chatId);
        }

        @Override
        public void openAt(String chatId, String turnId, String words) {
            openChat(chatId);
            chatPlace.reveal(chatId, turnId, words);
        }

        @Override
        public void hideSidebar() {
            frame.toggleSidebar();
        }

        @Override
        public void newFolder(List<String> chatIds) {
            historyPlace.newFolder(chatIds);
        }

        @Override
        public void renameFolder(String folderId) {
            historyPlace.renameFolder(folderId);
        }

        @Override
        public void editTags(List<String> chatIds) {
            historyPlace.editTags(chatIds);
        }
    }

    private final class HeaderCommands implements HeaderBar.Commands {
        @Override
        public void toggleSidebar() {
            frame.toggleSidebar();
        }

        @Override
        public void newChat() {
            MainWindow.this.newChat();
        }
    }
}
