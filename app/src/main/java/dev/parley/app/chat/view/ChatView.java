package dev.parley.app.chat.view;

import dev.parley.app.chat.Attaching;
import dev.parley.app.chat.ChatState;
import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.SampleAnswer;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.view.BlockFlow;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.client.endpoint.EndpointProfile;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The centre of the window: a transcript or what stands in its place, and the composer below it. */
public final class ChatView extends BorderPane implements AutoCloseable {
    private final ChatViewModel chat;
    private final ChatNavigation navigation;
    private final ViewContext context;
    private final DropTarget dropTarget;
    private final Subscriptions subscriptions = new Subscriptions();
    private final TranscriptCells cells;
    private final BlockFlow<TranscriptItem> flow;
    private final FoundTurn found;
    private final Composer composer;
    private final VBox top = new VBox();
    private final StackPane stage;
    private @Nullable SystemPromptView systemPrompt;

    public ChatView(
            ChatViewModel chat, ChatNavigation navigation, TextClipboard clipboard, BlockStyle blocks, Motion motion) {
        this.chat = chat;
        this.navigation = navigation;
        context = new ViewContext(new ViewModelActions(chat, navigation, clipboard), blocks, motion);
        cells = new TranscriptCells(context);
        flow = transcript();
        found = new FoundTurn(chat, flow);
        cells.mark(found.marked());
        composer = composer();
        getStyleClass().add("chat-view");
        setTop(top);
        stage = stage(navigation);
        setCenter(stage);
        setBottom(ChatColumn.of(new VBox(8, new TemporaryNote(chat, context, subscriptions), composer), 16));
        notice();
        dropTarget = DropTarget.on(this, this::dropped, context);
        getChildren().add(dropTarget);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The list of the transcript, for searching and scrolling in it. */
    public BlockFlow<TranscriptItem> transcriptFlow() {
        return flow;
    }

    /**
     * Lets a sample answer stream through a transcript that cannot be seen, a piece a frame. Without that the first real
     * one meets code that was never run, and its first frames are late.
     */
    public void rehearse() {
        SampleAnswer sample = new SampleAnswer();
        BlockFlow<TranscriptItem> unseen = new BlockFlow<>(sample.items(), new TranscriptCells(context)::cell);
        new Rehearsal(stage, unseen, sample).start();
    }

    /** A transcript of other items that looks as this one does; nothing can be done in it. */
    public BlockFlow<TranscriptItem> sample(List<TranscriptItem> items) {
        BlockFlow<TranscriptItem> sample =
                new BlockFlow<>(FXCollections.observableArrayList(items), new TranscriptCells(context)::cell);
        sample.setMouseTransparent(true);
        sample.setFocusTraversable(false);
        return sample;
    }

    /**
     * Brings a turn into sight and marks it, once the chat with this id, which was opened before, is there.
     *
     * @param words where one of them stands in a long answer is the place that is shown
     */
    public void reveal(String chatId, String turnId, String words) {
        found.reveal(chatId, turnId, words);
    }

    /** Whether Enter alone sends a message. */
    public BooleanProperty enterSends() {
        return composer.enterSends();
    }

    /** Marks words in all turns of whatever chat is shown, until others are given; blank: none. */
    public void markWords(String query) {
        found.lookFor(query);
    }

    /** Puts the caret into the composer. */
    public void focusComposer() {
        composer.focusText();
    }

    /** Opens what the model is told before the first message, or closes it. */
    public void toggleSystemPrompt() {
        SystemPromptView open = systemPrompt;
        if (open != null) {
            top.getChildren().remove(open.getParent());
            systemPrompt = null;
            composer.focusText();
        } else {
            SystemPromptView view = new SystemPromptView(chat.systemPrompt(), this::toggleSystemPrompt, context);
            systemPrompt = view;
            top.getChildren().add(ChatColumn.of(view, 8));
            view.focusText();
        }
    }

    private BlockFlow<TranscriptItem> transcript() {
        BlockFlow<TranscriptItem> made = new BlockFlow<>(chat.items(), cells::cell);
        made.setSelectionSource(new TranscriptText(cells));
        made.setAccessibleText(context.text("transcript"));
        made.setOnMouseExited(event -> cells.leave());
        ListChangeListener<TranscriptItem> change = changed -> cells.follow(chat.items());
        chat.items().addListener(change);
        subscriptions.add(() -> chat.items().removeListener(change));
        cells.follow(chat.items());
        return made;
    }

    private Composer composer() {
        Composer made = new Composer(new Commands(), context);
        made.text().bindBidirectional(chat.draft());
        subscriptions.add(() -> made.text().unbindBidirectional(chat.draft()));
        subscriptions.follow(chat.sendHint(), made.hint()::set);
        subscriptions.follow(chat.running(), running -> made.answering().set(running != null));
        subscriptions.follow(chat.editing(), edited -> {
            made.editing().set(edited != null);
            if (edited != null) {
                made.focusText();
            }
        });
        Button chip = new Button();
        chip.getStyleClass().add("chip");
        chip.setGraphic(Controls.icon("fth-message-square", "icon-12"));
        chip.setOnAction(event -> toggleSystemPrompt());
        subscriptions.follow(chat.systemPrompt(), prompt -> {
            String text = context.text(prompt.isBlank() ? "composer.system" : "composer.system.set");
            chip.setText(text);
            chip.setAccessibleText(text);
            chip.getStyleClass().setAll("button", "chip");
            if (!prompt.isBlank()) {
                chip.getStyleClass().add("chip-active");
            }
        });
        made.tools().getChildren().addAll(attachButton(), chip);
        showFiles(made);
        subscriptions.onInvalidated(this::prompt, chat.state(), chat.model(), chat.profile());
        return made;
    }

    private void dropped(List<Path> files) {
        chat.attaching().add(files);
        composer.focusText();
    }

    private Button attachButton() {
        return Controls.iconButton(context.text("composer.attach"), "fth-paperclip", this::attachFiles);
    }

    /** Asks for files to attach. */
    public void attachFiles() {
        chat.attaching().add(navigation.chooseFiles());
        composer.focusText();
    }

    private void showFiles(Composer in) {
        Attaching attaching = chat.attaching();
        FileStrip strip = new FileStrip(
                attaching,
                text -> in.text()
                        .set(in.text().get().isEmpty() ? text : in.text().get() + "\n\n" + text),
                in::focusText,
                context);
        in.showFiles(strip, Bindings.isNotEmpty(attaching.files()));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        dropTarget.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    private StackPane stage(ChatNavigation navigation) {
        WhenShown first = new WhenShown(() -> scrolled(EmptyViews.noEndpoint(context, navigation, draft -> {
            navigation.tryDemo();
            begin(draft);
        })));
        WhenShown empty = new WhenShown(() -> newChat(navigation));
        Region loading = EmptyViews.loading(context);
        Button jump = new JumpButton(context, flow::jumpToLatest);
        StackPane.setAlignment(jump, Pos.BOTTOM_CENTER);
        StackPane.setMargin(jump, new Insets(0, 0, 12, 0));
        StackPane made = new StackPane(new LayoutRoot(flow), first, empty, loading, jump);
        made.setMinHeight(0);
        subscriptions.follow(chat.state(), state -> {
            show(flow, state == ChatState.IDLE || state == ChatState.ANSWERING);
            first.show(state == ChatState.NO_ENDPOINT);
            empty.show(state == ChatState.EMPTY);
            show(loading, state == ChatState.LOADING);
        });
        jump.visibleProperty().bind(flow.atLatest().not().and(flow.visibleProperty()));
        prompt();
        return made;
    }

    private Region newChat(ChatNavigation navigation) {
        Label model = EmptyViews.sentence("");
        Region strengths = EmptyViews.strengths(context, navigation);
        subscriptions.onInvalidated(() -> name(model), chat.model(), chat.profile());
        subscriptions.follow(
                chat.profile(), profile -> Controls.show(strengths, profile != null && navigation.isDemo(profile)));
        name(model);
        return scrolled(EmptyViews.newChat(context, model, strengths, this::begin));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
    }

    private static Region scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(ChatColumn.of(content, 0));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private void begin(String draft) {
        chat.draft().set(draft);
        composer.focusText();
    }

    private void name(Label label) {
        EndpointProfile profile = chat.profile().get();
        String model = chat.model().get();
        label.setText(
                profile == null
                        ? ""
                        : model == null
                                ? context.text("empty.model.plain", profile.name())
                                : context.text("empty.model", model, profile.name()));
    }

    private void prompt() {
        EndpointProfile profile = chat.profile().get();
        String model = chat.model().get();
        String prompt;
        if (chat.state().get() == ChatState.ANSWERING) {
            prompt = context.text("composer.prompt.answering");
        } else if (profile == null) {
            prompt = context.text("composer.prompt.no_endpoint");
        } else {
            prompt = context.text("composer.prompt", model == null ? profile.name() : model);
        }
        composer.prompt().set(prompt);
    }

    private void notice() {
        Label label = Controls.wrapped("", "text-ui", "danger");
        StackPane row = ChatColumn.of(label, 8);
        row.getStyleClass().add("chat-notice");
        StackPane.setAlignment(label, Pos.CENTER_LEFT);
        top.getChildren().add(row);
        subscriptions.follow(chat.notice(), notice -> {
            label.setText(notice);
            Controls.show(row, !notice.isEmpty());
        });
    }

    /** Escape stops wherever the focus is in the chat. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && chat.running().get() != null) {
            chat.stop();
            event.consume();
        }
    }

    @Override
    public void close() {
        subscriptions.close();
        composer.close();
        found.close();
        flow.dispose();
    }

    /** What the composer asks for. */
    private final class Commands implements Composer.Commands {
        @Override
        public void send() {
            chat.send();
            flow.jumpToLatest();
        }

        @Override
        public void stop() {
            chat.stop();
        }

        @Override
        public void editLast() {
            chat.editLast();
        }

        @Override
        public void cancelEdit() {
            chat.cancelEdit();
        }

        @Override
        public boolean paste() {
            return Pasting.into(chat.attaching(), Clipboard.getSystemClipboard());
        }
    }
}
