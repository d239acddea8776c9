package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.streaming;
import static dev.parley.client.store.HistoryFixture.user;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Prints how long the history takes for a large chat. Run by hand, with a folder that is not there yet. */
final class HistoryMeasure {
    private static final int TURNS = 5000;

    private HistoryMeasure() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (History history = Histories.open(folder)) {
            long start = System.nanoTime();
            history.saveChat(chat("c1", "Large"));
            @Nullable String parent = null;
            for (int i = 0; i < TURNS; i++) {
                history.saveTurn("c1", user("turn-" + i, parent, "twelve words ".repeat(18)));
                parent = "turn-" + i;
            }
            get(history.flush());
            print("save 5,000 turns", start);
        }
        for (int i = 0; i < 6; i++) {
            long opened = System.nanoTime();
            try (History history = Histories.open(folder)) {
                get(history.chats());
                print("open and list", opened);
                for (int k = 0; k < 3; k++) {
                    long start = System.nanoTime();
                    get(history.load("c1"));
                    print("load", start);
                }
            }
        }
        try (History history = Histories.open(folder)) {
            history.saveTurn("c1", streaming("long", null));
            get(history.flush());
            for (int i = 0; i < 5; i++) {
                history.append("c1", "long", "x".repeat(100_000), "");
                long start = System.nanoTime();
                get(history.flush());
                print("journal 100 kB", start);
            }
        }
        System.out.println(Files.size(folder.resolve("history.db")) + " bytes");
    }

    private static void print(String what, long start) {
        System.out.printf("%s: %.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    }
}
