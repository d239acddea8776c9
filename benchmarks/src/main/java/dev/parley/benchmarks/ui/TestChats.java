package dev.parley.benchmarks.ui;

import dev.parley.client.Role;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.Settings;
import dev.parley.client.store.SettingsStore;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills the folders of a window before it starts: one profile, and chats. */
final class TestChats {
    static final String SHORT_TITLE = "A short chat";
    static final String LONG_TITLE = "A long chat";
    /** The last message of every chat ends with its title between these. */
    static final String LAST = "END OF ";

    private static final String PROFILE = "benchmark";

    /** Puts data below a home folder for a server and one of its models. */
    interface Filler {
        void fill(Path home, String server, String model);
    }

    private TestChats() {}

    /** One chat of 1,000 messages. */
    static void earlierMessages(Path home, String server, String model) {
        fill(home, server, model, List.of(new Sort(LONG_TITLE, 1_000, 40)));
    }

    /** A short chat, and one of 5,000 messages and 300,000 tokens. */
    static void longChat(Path home, String server, String model) {
        fill(home, server, model, List.of(new Sort(LONG_TITLE, 5_000, 60), new Sort(SHORT_TITLE, 6, 60)));
    }

    /** Two chats to go between. */
    static void manyChats(Path home, String server, String model) {
        fill(home, server, model, List.of(new Sort(LONG_TITLE, 200, 60), new Sort(SHORT_TITLE, 6, 60)));
    }

    private record Sort(String title, int messages, int tokensEach) {}

    private static void fill(Path home, String server, String model, List<Sort> sorts) {
        ProfileStore.open(home.resolve("config/profiles.json"))
                .put(EndpointProfile.builder("Benchmark", URI.create(server))
                        .id(PROFILE)
                        .model(model)
                        .build());
        @Nullable String last = null;
        try (History history = Histories.open(home.resolve("data"))) {
            Instant at = Instant.now().minusSeconds(86_400);
            for (Sort sort : sorts) {
                last = write(history, sort, model, at);
                at = at.plusSeconds(3_600);
            }
            history.flush().join();
        }
        SettingsStore.open(home.resolve("config/settings.json")).save(Settings.DEFAULT.withLast(PROFILE, last));
    }

    private static String write(History history, Sort sort, String model, Instant at) {
        Chat chat = Chat.create(at, PROFILE, model);
        history.saveChat(chat);
        String parent = null;
        for (int i = 0; i < sort.messages(); i++) {
            String text = String.join("", LongAnswer.tokens(sort.tokensEach()));
            String body = i == sort.messages() - 1 ? text + "\n\n" + LAST + sort.title() : text;
            Turn turn = i % 2 == 0
                    ? Turn.user(parent, at.plusSeconds(i), body)
                    : answer(parent, at.plusSeconds(i), body, model);
            history.saveTurn(chat.id(), turn);
            parent = turn.id();
        }
        history.saveChat(new Chat(
                chat.id(),
                sort.title(),
                true,
                at,
                at.plusSeconds(sort.messages()),
                false,
                PROFILE,
                model,
                "",
                "",
                List.of(),
                parent));
        return chat.id();
    }

    private static Turn answer(@Nullable String parent, Instant at, String text, String model) {
        return new Turn(
                Turn.newId(),
                parent,
                Role.ASSISTANT,
                at,
                TurnState.COMPLETE,
                text,
                "",
                List.of(),
                null,
                "stop",
                new TurnOrigin(PROFILE, "Benchmark", model),
                new TurnMetrics(120L, 900L, null, 20L, 60L, 60),
                null);
    }
}
