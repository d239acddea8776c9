package dev.parley.app;

import dev.parley.app.chat.ChatState;
import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.Strength;
import dev.parley.app.cli.DemoProfiles;
import dev.parley.app.fx.Texts;
import dev.parley.app.tour.TourLayer;
import dev.parley.app.tour.TourScreens;
import dev.parley.app.tour.TourStep;
import dev.parley.app.tour.TourViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.Chat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The bundled demo in the window: what it can show at one press, the guided tour, and its reset. */
final class DemoPlace implements AutoCloseable {
    private final WindowModels models;
    private final ChatViewModel chat;
    private final Screens screens;
    private final Consumer<String> tell;
    private final Texts texts = Texts.of(DemoPlace.class);
    private final TourViewModel tour;
    private final TourLayer layer;
    /** The chat that the tour began; another one on the screen is the person's own. */
    private @Nullable String tourChat;

    /** Where the rest of the window is led to. */
    interface Screens {
        /** Leaves what lies over the chat. */
        void showChat();

        /** Puts the demo model to sleep, then does what asks it: that question wakes it. */
        void sleepDemo(Runnable then);

        void showJobs();

        void showInspector();

        void addEndpoint();
    }

    DemoPlace(WindowModels models, Screens screens, Consumer<String> tell) {
        this.models = models;
        this.chat = models.chat();
        this.screens = screens;
        this.tell = tell;
        tour = new TourViewModel(new Tour());
        layer = new TourLayer(tour);
    }

    /** Lies over the window, and lets through what it does not cover. */
    TourLayer layer() {
        return layer;
    }

    void startTour() {
        tour.start();
    }

    /** In an empty chat; a message that was begun keeps its own. */
    void show(Strength strength) {
        screens.showChat();
        boolean empty = chat.state().get() == ChatState.EMPTY || chat.state().get() == ChatState.NO_ENDPOINT;
        if (!empty || !chat.draft().get().isBlank()) {
            chat.newChat();
        }
        switch (strength) {
            case MARKDOWN, REASONING, TOOL_CALL, FAULT -> ask(DemoProfiles.DIRECT, strength);
            case COLD_START -> screens.sleepDemo(() -> ask(DemoProfiles.RELAY, strength));
            case JOB -> ask(DemoProfiles.ASYNC, strength);
        }
    }

    /** Takes all chats with the demo from the list, which can be undone, and begins anew. */
    void reset() {
        List<String> ids = models.history().chats().stream()
                .filter(DemoPlace::isOfDemo)
                .map(Chat::id)
                .toList();
        chat.stop();
        tour.end();
        tourChat = null;
        screens.showChat();
        chat.newChat();
        choose(DemoProfiles.DIRECT);
        if (ids.isEmpty()) {
            tell.accept(texts.get("demo.nothing_to_reset"));
        } else {
            models.history().delete(ids);
        }
    }

    static boolean isDemo(EndpointProfile profile) {
        return DemoProfiles.ofId(profile.id()).isPresent();
    }

    private static boolean isOfDemo(Chat chat) {
        String profile = chat.profileId();
        return profile != null && DemoProfiles.ofId(profile).isPresent();
    }

    private void ask(DemoProfiles where, Strength what) {
        choose(where);
        say(texts.get("demo." + what.name().toLowerCase(Locale.ROOT)));
    }

    private void say(String message) {
        chat.draft().set(message);
        chat.send();
    }

    private void choose(DemoProfiles where) {
        models.profiles().find(where.id()).ifPresent(demo -> chat.choose(demo, demo.model()));
    }

    /** Whether the scripted model would answer now: the bundled gateway may have others behind it, which know no command. */
    private boolean asksTheDemo() {
        EndpointProfile profile = chat.profile().get();
        return profile == null
                || (isDemo(profile)
                        && Objects.equals(profile.model(), chat.model().get()));
    }

    @Override
    public void close() {
        layer.close();
    }

    private final class Tour implements TourScreens {
        private final ObservableValue<Boolean> busy =
                chat.running().map(running -> true).orElse(false);

        @Override
        public void begin() {
            tourChat = null;
            inItsChat();
            if (chat.profile().get() == null) {
                choose(DemoProfiles.DIRECT);
            }
        }

        @Override
        public void perform(TourStep step) {
            if (step == TourStep.WIRE) {
                // Of whatever chat is open: the last answer of it.
                screens.showChat();
                screens.showInspector();
                return;
            }
            inItsChat();
            switch (step) {
                case MARKDOWN -> question("demo.markdown", "demo.markdown");
                case THINKING -> question("tour.thinking.demo", "tour.thinking.model");
                case COLD_START ->
                    screens.sleepDemo(() -> {
                        choose(DemoProfiles.RELAY);
                        say(texts.get("demo.cold_start"));
                    });
                case JOB -> {
                    choose(DemoProfiles.ASYNC);
                    say(texts.get("demo.job"));
                    screens.showJobs();
                }
                case FAULT -> {
                    choose(DemoProfiles.DIRECT);
                    say(texts.get("demo.fault"));
                }
                case WIRE -> throw new AssertionError(step);
            }
        }

        /** To the endpoint that the person chose, if they chose one: the same tour then runs on the real model. */
        private void question(String ofDemo, String ofModel) {
            boolean demo = asksTheDemo();
            if (demo) {
                choose(DemoProfiles.DIRECT);
            }
            say(texts.get(demo ? ofDemo : ofModel));
        }

        private void inItsChat() {
            screens.showChat();
            if (tourChat == null || !tourChat.equals(chat.currentId().get())) {
                chat.newChat();
                tourChat = chat.currentId().get();
            }
        }

        @Override
        public ObservableValue<Boolean> busy() {
            return busy;
        }

        @Override
        public void addEndpoint() {
            screens.addEndpoint();
        }
    }
}
