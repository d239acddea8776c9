package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.streaming;
import static dev.parley.client.store.HistoryFixture.user;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process with a history: {@code stream} writes until it is killed, {@code hammer} saves a number of turns. */
final class HistoryProgram {
    private HistoryProgram() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[1]);
        switch (args[0]) {
            case "stream" -> stream(folder);
            case "hammer" -> hammer(folder, args[2], Integer.parseInt(args[3]));
            case "watch" -> watch(folder);
            case "fill" -> fill(folder);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** An answer that streams, word by word, and now and then a turn that is acknowledged. */
    private static void stream(Path folder) {
        History history = Histories.open(folder);
        history.saveChat(chat("c1", "Killed"));
        history.saveTurn("c1", streaming("answer", null));
        long start = System.nanoTime();
        for (int i = 0; ; i++) {
            history.append("c1", "answer", i + " ", "");
            System.out.println("appended " + i + " " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            if (i % 40 == 0) {
                history.saveTurn("c1", user("u" + i, null, "text of " + i));
                history.flush().join();
                System.out.println("flushed u" + i);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Ends with what became of it. */
    private static void hammer(Path folder, String name, int count) {
        try (History history = Histories.open(folder)) {
            history.saveChat(chat(name, name));
            for (int i = 0; i < count; i++) {
                history.saveTurn(name, user(name + "-" + i, null, "text " + i));
                boolean saved =
                        history.flush().handle((_, failed) -> failed == null).join();
                System.out.println((saved ? "saved " : "refused ") + name + "-" + i);
            }
            System.out.println(history.health());
        }
    }

    /** Has read the history and keeps it open. */
    private static void watch(Path folder) {
        try (History history = Histories.open(folder)) {
            history.chats().join();
            System.out.println(history.health());
            LockSupport.parkNanos(Duration.ofMinutes(10).toNanos());
        }
    }

    /** Writes until there is no room, then waits until there is. */
    private static void fill(Path folder) {
        try (History history = Histories.open(folder)) {
            history.saveChat(chat("c1", "Full"));
            history.flush().join();
            System.out.println("opened");
            int saved = 0;
            while (!(history.health() instanceof HistoryHealth.Unsaved) && saved < 10_000) {
                history.saveTurn("c1", user("t" + saved, null, "x".repeat(20_000)));
                saved++;
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            System.out.println("health " + history.health());
            System.out.println("readable " + history.load("c1").join().turns().size() + " of " + saved);
            history.flush().join();
            System.out.println("then " + history.health());
        }
    }
}
