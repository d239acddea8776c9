package dev.parley.app.chat.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.ChatConsent;
import dev.parley.app.chat.ChatEndpoints;
import dev.parley.app.chat.ChatParts;
import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.MemoryHistory;
import dev.parley.app.chat.Strength;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.FxExecutor;
import dev.parley.client.InferenceClient;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.transcript.TurnAttachment;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The centre of the window over the real view model of a chat. */
class ChatViewUiTest {
    private static final EndpointProfile SEOUL = EndpointProfile.builder("vLLM Seoul", URI.create("http://127.0.0.1:9"))
            .model("Qwen3-32B")
            .build();

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<String> led = new ArrayList<>();
    private final ObservableList<EndpointProfile> profiles = FXCollections.observableArrayList();
    private ChatViewModel chat;
    private ChatView view;
    private Scene scene;

    @BeforeEach
    void showTheChat() throws Exception {
        scene = Stagehand.show(
                () -> {
                    FxExecutor fx = new FxExecutor();
                    chat = new ChatViewModel(
                            ChatParts.of(new NoServer(), new MemoryHistory(), AttachmentStore.open(folder), fx, fx),
                            new ChatConsent());
                    view = new ChatView(chat, new Navigation(), led::add, Stagehand.blocks(), Motion.none());
                    return view;
                },
                1180,
                820,
                false);
    }

    @Test
    void theFirstStartOffersAnEndpointAndTheDemo() {
        click("Add endpoint");
        click("Try the bundled demo");

        assertThat(led).containsExactly("add", "demo");
        assertThat(view.transcriptFlow().isVisible()).isFalse();
    }

    @Test
    void aStarterOfTheFirstStartChoosesTheDemoAndWritesTheBeginning() {
        click("Explain a stack trace. Paste it, get the cause and the line to change");

        assertThat(led).containsExactly("demo");
        assertThat(text().getText()).startsWith("Explain this stack trace");
        assertThat(text().isFocused()).isTrue();
    }

    @Test
    void whatIsTypedIsSentAndWhatFailedIsShown() {
        choose();
        Stagehand.doOnFx(view::focusComposer);
        assertThat(text().getPromptText()).isEqualTo("Message Qwen3-32B");
        robot.write("hello");
        press(KeyCode.ENTER);
        awaitFault();

        assertThat(text().getText()).isEmpty();
        assertThat(view.lookup(".user-bubble")).isNotNull();
        assertThat(view.lookup(".fault")).isNotNull();
    }

    @Test
    void upEditsTheLastMessageAndEscapeGivesItBack() {
        choose();
        Stagehand.doOnFx(view::focusComposer);
        robot.write("hello");
        press(KeyCode.ENTER);
        awaitFault();

        press(KeyCode.UP);
        assertThat(text().getText()).isEqualTo("hello");
        assertThat(view.lookup(".composer-banner").isVisible()).isTrue();

        press(KeyCode.ESCAPE);
        assertThat(text().getText()).isEmpty();
        assertThat(view.lookup(".composer-banner").isVisible()).isFalse();
    }

    @Test
    void whatWasDeletedCanBeTakenBack() {
        choose();
        Stagehand.doOnFx(view::focusComposer);
        robot.write("hello");
        press(KeyCode.ENTER);
        awaitFault();
        int before = Stagehand.onFx(() -> chat.items().size());

        click("Delete message");
        assertThat(chat.items()).isEmpty();
        Stagehand.doOnFx(
                () -> Objects.requireNonNull(chat.undo().get()).action().run());

        assertThat(chat.items()).hasSize(before);
    }

    @Test
    void theSystemPromptIsWrittenAtTheTop() {
        choose();
        click("System prompt");
        robot.write("Be short.");

        assertThat(chat.systemPrompt().get()).isEqualTo("Be short.");
        press(KeyCode.ESCAPE);
        assertThat(view.lookup(".system-prompt")).isNull();
        assertThat(view.lookup(".chip-active")).isNotNull();
    }

    private void choose() {
        Stagehand.doOnFx(() -> {
            profiles.add(SEOUL);
            chat.choose(SEOUL, null);
        });
    }

    private void awaitFault() {
        try {
            WaitForAsyncUtils.waitFor(
                    10,
                    TimeUnit.SECONDS,
                    () -> Stagehand.onFx(() -> chat.running().get() == null
                            && chat.items().stream().anyMatch(TranscriptItem.FaultCard.class::isInstance)));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no fault among " + chat.items(), e);
        }
        Stagehand.doOnFx(() -> {
            view.applyCss();
            view.layout();
        });
    }

    private TextArea text() {
        return (TextArea) view.lookup(".composer-text");
    }

    private void press(KeyCode code) {
        Stagehand.doOnFx(() -> javafx.event.Event.fireEvent(
                scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private void click(String name) {
        Stagehand.doOnFx(() -> view.lookupAll(".button").stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .map(Button.class::cast)
                .filter(Node::isManaged)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name))
                .fire());
    }

    private final class Navigation implements ChatNavigation {
        @Override
        public List<Path> chooseFiles() {
            return List.of();
        }

        @Override
        public void showFile(TurnAttachment file) {
            led.add("show " + file.name());
        }

        @Override
        public void addEndpoint() {
            led.add("add");
        }

        @Override
        public void editProfile(String profileId, boolean atKey) {
            led.add("edit " + profileId);
        }

        @Override
        public void inspect(TurnViewModel answer) {
            led.add("inspect");
        }

        @Override
        public void openAsFile(TurnViewModel answer) {
            led.add("file");
        }

        @Override
        public void tryDemo() {
            led.add("demo");
        }

        @Override
        public void importProfile() {
            led.add("import");
        }

        @Override
        public void show(Strength strength) {
            led.add("show " + strength);
        }

        @Override
        public void startTour() {
            led.add("tour");
        }

        @Override
        public boolean isDemo(EndpointProfile profile) {
            return false;
        }
    }

    /** Endpoints to which there is no way. */
    private final class NoServer implements ChatEndpoints {
        @Override
        public ObservableList<EndpointProfile> profiles() {
            return profiles;
        }

        @Override
        public Optional<EndpointProfile> find(String profileId) {
            return profiles.stream()
                    .filter(profile -> profile.id().equals(profileId))
                    .findFirst();
        }

        @Override
        public InferenceClient connect(EndpointProfile profile) {
            throw new IllegalArgumentException("The profile has no server.");
        }
    }
}
