package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.store.History.OpenAnswer;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULTS 37: kill -9 at any moment. */
class HistoryKillIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Five times the promise of one second. */
    private static final long MOST_LOST_MILLIS = 5000;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} ms into the answer")
    @ValueSource(ints = {0, 700, 1333, 7000})
    void row37KilledWhileItStreamsWhatWasAcknowledgedIsThereAndOfTheAnswerAtMostItsEndIsLost(int millis) {
        List<String> said;
        try (ChildJvm child =
                ChildJvm.start(HistoryProgram.class.getName(), List.of("stream", folder.toString()), Map.of())) {
            child.awaitLine(line -> line.startsWith("flushed "), LIMIT);
            child.awaitLine(line -> line.startsWith("appended ") && millis(line) >= millis, LIMIT);
            child.kill();
            child.exitCode(LIMIT);
            said = child.output();
        }
        try (History history = open(folder)) {
            assertThat(get(history.chats())).extracting(Chat::id).containsExactly("c1");
            Map<String, Turn> turns =
                    get(history.load("c1")).turns().stream().collect(Collectors.toMap(Turn::id, turn -> turn));
            assertThat(turns.keySet()).containsAll(words(said, "flushed "));
            assertThat(get(history.openAnswers()))
                    .extracting(OpenAnswer::turn)
                    .extracting(Turn::id)
                    .containsExactly("answer");
            String text = turns.get("answer").text();
            int kept = text.isEmpty() ? 0 : text.split(" ").length;
            assertThat(text)
                    .isEqualTo(IntStream.range(0, kept).mapToObj(i -> i + " ").collect(Collectors.joining()));
            List<String> appended = said.stream()
                    .filter(line -> line.matches("appended \\d+ \\d+"))
                    .toList();
            long end = millis(appended.getLast());
            long firstLost = kept < appended.size() ? millis(appended.get(kept)) : end;
            assertThat(end - firstLost).isLessThan(MOST_LOST_MILLIS);
        }
    }

    private static long millis(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static List<String> words(List<String> said, String prefix) {
        return said.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
