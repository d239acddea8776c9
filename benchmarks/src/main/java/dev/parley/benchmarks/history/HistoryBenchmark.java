package dev.parley.benchmarks.history;

import dev.parley.app.history.HistoryViewModel;
import dev.parley.client.store.Histories;
import dev.parley.client.store.History;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;

/**
 * A history of 20,000 chats with a million tokens of text: how long its list takes to be filtered, and its texts to be
 * searched. Beside it, on the same file and with the same library, what programs without an index do: reading all texts
 * with {@code LIKE}.
 */
public final class HistoryBenchmark {
    private static final int CHATS = 20_000;
    /** Of 250 tokens each, at four characters a token. */
    private static final int TURNS = 4_000;

    private static final int CHARACTERS = 1_000;
    private static final int HITS = 50;
    private static final int WARM = 10;
    private static final int TIMES = 41;
    private static final String RARE = "zymurgist";
    private static final String LIKE =
            "SELECT turn.id, turn.text FROM turn JOIN chat ON chat.id = turn.chat_id WHERE chat.deleted_at IS NULL"
                    + " AND (turn.text LIKE ? OR turn.reasoning LIKE ?) ORDER BY turn.created_at DESC LIMIT " + HITS;

    private final Random random = new Random(1);
    private final List<String> english = words("etaoinshrdlu", 3, 9);
    private final List<String> korean = words("가나다라마바사아자차카타파하고노도로모보소오조초코토포호", 2, 4);

    private HistoryBenchmark() {}

    public static void main(String... args) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("parley-history");
        try {
            new HistoryBenchmark().measure(folder);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void measure(Path folder) throws SQLException, InterruptedException {
        try (History history = Histories.open(folder)) {
            fill(history);
        }
        try (History history = Histories.open(folder);
                Connection plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"));
                PreparedStatement like = plain.prepareStatement(LIKE)) {
            System.out.println("| search | hits | Parley, median ms | worst ms | LIKE, median ms | LIKE : Parley |");
            System.out.println("|---|---|---|---|---|---|");
            search(history, like, "a word that one turn has", RARE);
            search(history, like, "a word of every tenth turn", english.getLast());
            search(
                    history,
                    like,
                    "three Korean syllables",
                    korean.stream()
                            .filter(word -> word.length() == 3)
                            .findFirst()
                            .orElseThrow());
            search(
                    history,
                    like,
                    "two Korean syllables, which no index has",
                    korean.stream()
                            .filter(word -> word.length() == 2)
                            .findFirst()
                            .orElseThrow());
            search(history, like, "nothing", "qqqqqq");
            filter(history);
        }
    }

    private void fill(History history) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < CHATS; i++) {
            Chat chat = Chat.create(at.plusSeconds(60L * i), null, null)
                    .withTitle(sentence(i % 4 == 0 ? korean : english, 40), false);
            if (i % (CHATS / TURNS) == 0) {
                int number = i / (CHATS / TURNS);
                String text = sentence(number % 4 == 0 ? korean : english.subList(0, english.size() - 1), CHARACTERS)
                        + (number % 10 == 0 ? " " + english.getLast() : "")
                        + (number == TURNS / 2 ? " " + RARE : "");
                Turn turn = Turn.user(null, chat.createdAt(), text);
                history.saveChat(chat.withLeaf(turn.id()));
                history.saveTurn(chat.id(), turn);
            } else {
                history.saveChat(chat);
            }
        }
        history.flush().join();
    }

    private List<String> words(String letters, int least, int most) {
        List<String> words = new ArrayList<>();
        while (words.size() < 3_000) {
            StringBuilder word = new StringBuilder();
            int length = random.nextInt(least, most + 1);
            random.ints(length, 0, letters.length()).forEach(i -> word.append(letters.charAt(i)));
            words.add(word.toString());
        }
        // Nothing else has this one in it.
        words.add(letters.substring(0, 2).repeat(6));
        return words;
    }

    private String sentence(List<String> words, int characters) {
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            text.append(words.get(random.nextInt(words.size() - 1))).append(' ');
        }
        return text.toString().strip();
    }

    private static void search(History history, PreparedStatement like, String what, String word) {
        int hits = history.search(word, HITS).join().size();
        int rows = rows(like, word);
        if (hits != rows) {
            throw new IllegalStateException(what + ": " + hits + " hits, and LIKE has " + rows);
        }
        double[] ours = millis(() -> history.search(word, HITS).join().size());
        double[] theirs = millis(() -> rows(like, word));
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f |%n",
                what,
                hits,
                ours[TIMES / 2],
                ours[TIMES - 1],
                theirs[TIMES / 2],
                theirs[TIMES / 2] / ours[TIMES / 2]);
    }

    private static int rows(PreparedStatement like, String word) {
        try {
            like.setString(1, "%" + word + "%");
            like.setString(2, "%" + word + "%");
            int rows = 0;
            try (ResultSet found = like.executeQuery()) {
                while (found.next()) {
                    rows += found.getString(2).isEmpty() ? 0 : 1;
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void filter(History history) throws InterruptedException {
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        HistoryViewModel model = new HistoryViewModel(
                history,
                (id, change) -> {},
                tasks::add,
                Clock.systemUTC(),
                FXCollections.observableSet(),
                FXCollections.observableSet());
        model.refresh();
        while (model.chats().size() < CHATS) {
            tasks.take().run();
        }
        List<Chat> chats = List.copyOf(model.chats());
        System.out.println();
        System.out.println(
                "| filter of the list | rows | Parley, median ms | worst ms | lower case and contains, median ms |");
        System.out.println("|---|---|---|---|---|");
        for (String typed : List.of("e", "et", "eta", "가", "qq")) {
            double[] ours = sorted(() -> {
                model.query().set("");
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                long start = System.nanoTime();
                model.query().set(typed);
                return System.nanoTime() - start;
            });
            double[] theirs = millis(() -> (int) chats.stream()
                    .filter(chat -> chat.title().toLowerCase(Locale.ROOT).contains(typed))
                    .count());
            System.out.printf(
                    Locale.ROOT,
                    "| `%s` | %d | %.1f | %.1f | %.1f |%n",
                    typed,
                    model.rows().size(),
                    ours[TIMES / 2],
                    ours[TIMES - 1],
                    theirs[TIMES / 2]);
        }
    }

    /** Sorted times of a task that gives a count, which is looked at so that nothing of it is left out. */
    private static double[] millis(IntSupplier task) {
        return sorted(() -> {
            long start = System.nanoTime();
            int count = task.getAsInt();
            long took = System.nanoTime() - start;
            if (count < 0) {
                throw new IllegalStateException("A count is below zero.");
            }
            return took;
        });
    }

    /** What a task that times itself in nanoseconds gives once it is warm, sorted. */
    private static double[] sorted(LongSupplier task) {
        double[] millis = new double[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            double took = task.getAsLong() / 1e6;
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
