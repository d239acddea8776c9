package dev.parley.app.window;

import dev.parley.app.WholeWindow;
import dev.parley.client.Role;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnMetrics;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Chats of earlier days, written before the window opens. */
final class SeededHistory {
    private static final List<String> TITLES = List.of(
            "Latence des réponses en continu",
            "회의록 요약과 번역",
            "Explain this stack trace",
            "Compare two quantizations",
            "Prompt for the support team",
            "JSON schema of the invoice");

    private SeededHistory() {}

    /** One pinned chat and a few of each group. */
    static void write(Path home, String profileId) {
        try (History history = Histories.open(WholeWindow.history(home))) {
            Instant now = Instant.now();
            save(
                    history,
                    chat("Cold start times", now.minus(Duration.ofDays(3)), profileId)
                            .withPinned(true),
                    1);
            for (int i = 0; i < TITLES.size(); i++) {
                save(history, chat(TITLES.get(i), now.minus(Duration.ofDays(2L * i + 1)), profileId), 1);
            }
            save(history, chat("A long conversation", now.minus(Duration.ofDays(40)), profileId), 150);
            save(history, chat("Its endpoint is gone", now.minus(Duration.ofDays(41)), "gone"), 1);
            List.of(58, 64, 70, 84).forEach(seconds -> history.recordWake("relay", Duration.ofSeconds(seconds)));
            history.flush().join();
        }
    }

    private static Chat chat(String title, Instant at, String profileId) {
        return Chat.create(at, profileId, null).withTitle(title, true);
    }

    private static void save(History history, Chat chat, int exchanges) {
        List<Turn> turns = new ArrayList<>();
        String parent = null;
        for (int i = 1; i <= exchanges; i++) {
            Turn question =
                    Turn.user(parent, chat.updatedAt(), "Question " + i + ": how long does the endpoint sleep?");
            Turn answer = answer(question, i);
            turns.add(question);
            turns.add(answer);
            parent = answer.id();
        }
        history.saveChat(chat.withLeaf(parent));
        turns.forEach(turn -> history.saveTurn(chat.id(), turn));
    }

    private static Turn answer(Turn question, int number) {
        String text = "Answer " + number + ": **" + number
                + " minutes** after the last request, unless it was told otherwise.\n\n"
                + "- the first request wakes it\n- the next ones find it awake\n";
        return new Turn(
                Turn.newId(),
                question.id(),
                Role.ASSISTANT,
                question.createdAt(),
                TurnState.COMPLETE,
                text,
                "",
                List.of(),
                null,
                "stop",
                new TurnOrigin("pictured", "vLLM Seoul", "Qwen3-32B"),
                TurnMetrics.NONE,
                null);
    }
}
