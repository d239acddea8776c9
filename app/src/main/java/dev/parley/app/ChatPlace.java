package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.FindInChat;
import dev.parley.app.chat.Strength;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TranscriptSamples;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.chat.view.ChatNavigation;
import dev.parley.app.chat.view.ChatView;
import dev.parley.app.chat.view.FindBar;
import dev.parley.app.chat.view.Motion;
import dev.parley.app.chat.view.TextClipboard;
import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.MarkdownText;
import dev.parley.app.markdown.view.BlockFlow;
import dev.parley.app.markdown.view.BlockStyle;
import dev.parley.app.markdown.view.DrawnInlines;
import dev.parley.app.markdown.view.InlineNodes;
import dev.parley.app.markdown.view.LinkOpener;
import dev.parley.app.shell.KeyAction;
import dev.parley.app.shell.WindowFrame;
import dev.parley.app.shell.WindowKeys;
import dev.parley.app.shell.WindowPreferences;
import dev.parley.app.shell.ZoomPane;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnAttachment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The chat in the centre of the window, and the keys that are about it. */
final class ChatPlace implements AutoCloseable {
    /** That of the design; all of the chat is scaled as the text is. */
    private static final double DESIGNED_SIZE = 15;

    private final ChatViewModel chat;
    private final ProfilesPlace profiles;
    private final WindowModels models;
    private final AnswerFiles files;
    private final AttachmentPlace attachments;
    private final DemoPlace demo;
    private final TextClipboard clipboard = TextClipboard.system();
    private final DrawnInlines inlines;
    private final ChatView view;
    private final ZoomPane sized;
    private final ObservableIntegerValue textSize;
    private final FindBar findBar;
    private final Subscriptions subscriptions = new Subscriptions();
    private Consumer<TurnViewModel> inspect = answer -> {};

    /** {@code preferences}: how the person wants to write and read. */
    ChatPlace(
            WindowModels models,
            WindowFrame frame,
            WindowPreferences preferences,
            LinkOpener links,
            AnswerFiles files,
            AttachmentPlace attachments,
            DemoPlace demo) {
        this.files = files;
        this.attachments = attachments;
        this.demo = demo;
        this.models = models;
        this.chat = models.chat();
        this.profiles = new ProfilesPlace(models, frame, this::focus);
        Executor background = models.services().background();
        Executor fx = models.services().fx();
        inlines = new DrawnInlines(background, fx);
        BlockStyle blocks = new BlockStyle(inlines, links, background, fx, preferences.wrapCode());
        view = new ChatView(chat, new Navigation(), clipboard, blocks, new Motion(frame.reducedMotion()::get));
        FindInChat find = new FindInChat(chat.items(), this::revealHere);
        findBar = new FindBar(find, this::focus);
        // After the model's own: what it brought into sight is marked as these words are.
        subscriptions.onInvalidated(
                () -> view.markWords(find.open().get() ? find.query().getValueSafe() : ""), find.query(), find.open());
        textSize = preferences.textSize();
        sized = sized(view);
        view.enterSends().bind(preferences.enterSends());
        view.transcriptFlow().stick().bind(preferences.stickToBottom());
    }

    /** What draws the emoji of answers draws those of titles too. */
    InlineNodes inlines() {
        return inlines;
    }

    Node view() {
        return sized;
    }

    ProfilesPlace profiles() {
        return profiles;
    }

    private ZoomPane sized(Region part) {
        ZoomPane pane = new ZoomPane(part);
        pane.zoom().bind(Bindings.createDoubleBinding(() -> textSize.get() / DESIGNED_SIZE, textSize));
        return pane;
    }

    /** Before a chat is shown that may hold some. */
    void prepareEmoji() {
        inlines.prepare();
    }

    /** A question and its answer as the transcript shows them now, to be looked at only. */
    Node preview(Subscriptions until) {
        Texts texts = Texts.of(ChatPlace.class);
        BlockFlow<TranscriptItem> sample = view.sample(TranscriptSamples.exchange(
                texts.get("preview.question"), texts.get("preview.model"), texts.get("preview.answer")));
        until.add(sample::dispose);
        return sized(sample);
    }

    void prepareTranscript() {
        prepareEmoji();
        view.transcriptFlow().prepare(TranscriptSamples.items(), view::rehearse);
    }

    /** Shows a turn of the chat with this id, which was opened before; see {@link ChatView#reveal}. */
    void reveal(String chatId, String turnId, String words) {
        view.reveal(chatId, turnId, words);
    }

    private void revealHere(String turnId, String words) {
        view.reveal(chat.currentId().get(), turnId, words);
    }

    void focus() {
        view.focusComposer();
    }

    void attachFiles() {
        view.attachFiles();
    }

    void toggleSystemPrompt() {
        view.toggleSystemPrompt();
    }

    /** What shows the wire of an answer; until this is said nothing does. */
    void onInspect(Consumer<TurnViewModel> newInspect) {
        inspect = newInspect;
    }

    /** Above the transcript, while somebody looks for something in it. */
    Node findBar() {
        return findBar;
    }

    void bind(WindowKeys keys) {
        keys.bindIfUsed(KeyAction.FIND_IN_CHAT, () -> {
            boolean there = (chat.chatId().get() != null || chat.temporary().get()) && !profiles.isPageShown();
            if (there) {
                findBar.show();
            }
            return there;
        });
        keys.list(KeyAction.SEND);
        keys.list(KeyAction.NEW_LINE);
        keys.list(KeyAction.EDIT_LAST);
        keys.bind(KeyAction.CHOOSE_MODEL, profiles::chooseModel);
        keys.bindIfUsed(KeyAction.COPY_ANSWER, () -> {
            if (view.transcriptFlow().selected().get()) {
                view.transcriptFlow().copyMarkdown();
                return true;
            }
            TurnViewModel last = chat.lastAnswer();
            return last != null && copy(MarkdownText.copied(last.text()));
        });
        keys.bindIfUsed(KeyAction.COPY_CODE, () -> {
            String code = chat.lastCode();
            return code != null && copy(code);
        });
        keys.bindIfUsed(KeyAction.REGENERATE, () -> {
            TurnViewModel last = chat.lastAnswer();
            if (last != null) {
                chat.regenerate(last);
            }
            return last != null;
        });
    }

    private boolean copy(String text) {
        clipboard.put(text);
        return true;
    }

    @Override
    public void close() {
        profiles.close();
        subscriptions.close();
        findBar.close();
        view.close();
        inlines.close();
        files.close();
        attachments.close();
    }

    private final class Navigation implements ChatNavigation {
        @Override
        public void addEndpoint() {
            profiles.addEndpoint();
        }

        @Override
        public void editProfile(String profileId, boolean atKey) {
            models.profiles().find(profileId).ifPresent(profiles::edit);
        }

        @Override
        public void openAsFile(TurnViewModel answer) {
            files.open(chat.chatId().get(), answer.id(), answer.text());
        }

        @Override
        public void inspect(TurnViewModel answer) {
            inspect.accept(answer);
        }

        @Override
        public List<Path> chooseFiles() {
            return attachments.choose();
        }

        @Override
        public void showFile(TurnAttachment file) {
            attachments.show(file);
        }

        @Override
        public void tryDemo() {
            models.profiles().find(DemoProfiles.DIRECT.id()).ifPresent(demo -> chat.choose(demo, demo.model()));
            focus();
        }

        @Override
        public void importProfile() {
            profiles.importAny();
        }

        @Override
        public void show(Strength strength) {
            demo.show(strength);
        }

        @Override
        public void startTour() {
            demo.startTour();
        }

        @Override
        public boolean isDemo(EndpointProfile profile) {
            return DemoPlace.isDemo(profile);
        }
    }
}
