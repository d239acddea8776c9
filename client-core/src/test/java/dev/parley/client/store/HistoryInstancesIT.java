package dev.parley.client.store;

import static dev.parley.client.store.HistoryFixture.chat;
import static dev.parley.client.store.HistoryFixture.get;
import static dev.parley.client.store.HistoryFixture.open;
import static dev.parley.client.store.HistoryFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.transcript.Turn;
import dev.parley.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FAULTS 41: two programs with the same history. */
class HistoryInstancesIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private ChildJvm child(String... args) {
        return ChildJvm.start(HistoryProgram.class.getName(), List.of(args), Map.of());
    }

    @Test
    void row41TheSecondReadsWhatTheFirstSavedAndSavesNothing() {
        try (ChildJvm first = child("stream", folder.toString())) {
            first.awaitLine(line -> line.equals("flushed u40"), LIMIT);
            try (History second = open(folder)) {
                assertThat(get(second.load("c1")).turns()).extracting(Turn::id).contains("u0", "u40");
                assertThat(second.health())
                        .isEqualTo(new HistoryHealth.ReadOnly(
                                "Chats are not saved here, because Parley is open a second time."));
                second.saveTurn("c1", user("mine", null, "only here"));
                assertThat(get(second.load("c1")).turns()).extracting(Turn::id).contains("mine");
            }
            int before = first.output().size();
            first.awaitLine(
                    line -> line.startsWith("flushed ") && first.output().size() > before, LIMIT);
        }
        try (History next = open(folder)) {
            next.saveChat(chat("c2", "The lock of a killed program is nobody's"));
            assertThat(get(next.flush())).isNull();
            assertThat(get(next.load("c1")).turns()).extracting(Turn::id).doesNotContain("mine");
        }
    }

    @Test
    void row41TwoThatHammerAtOnceCorruptNothingAndEachKnowsWhatItSaved() {
        List<String> said;
        try (ChildJvm one = child("hammer", folder.toString(), "one", "60");
                ChildJvm other = child("hammer", folder.toString(), "other", "60")) {
            assertThat(one.exitCode(LIMIT)).as("%s", one.errors()).isZero();
            assertThat(other.exitCode(LIMIT)).as("%s", other.errors()).isZero();
            said = Stream.concat(one.output().stream(), other.output().stream()).toList();
        }
        List<String> saved = said.stream()
                .filter(line -> line.startsWith("saved "))
                .map(line -> line.substring("saved ".length()))
                .toList();
        assertThat(saved).hasSizeGreaterThanOrEqualTo(60);
        try (History history = open(folder)) {
            List<String> there = get(history.chats()).stream()
                    .flatMap(chat -> get(history.load(chat.id())).turns().stream())
                    .map(Turn::id)
                    .toList();
            assertThat(there).containsExactlyInAnyOrderElementsOf(saved);
            assertThat(history.health()).isEqualTo(new HistoryHealth.Saving());
        }
        // Only now: one that ended while the other was reading may have left what it saved in the log.
        assertThat(isWhole()).isTrue();
    }

    @Test
    void row41WhatTheFirstSavedLiesInTheFileItselfThoughTheSecondOutlivesIt() {
        try (ChildJvm second = savedBesideAReader()) {
            assertThat(isWhole()).as("without the log").isTrue();
            assertThat(second.output()).hasSize(1);
        }
    }

    /** The first is closed, the second still has the history open. */
    private ChildJvm savedBesideAReader() {
        try (History first = open(folder)) {
            first.saveChat(chat("c1", "Saved by the first"));
            assertThat(get(first.flush())).isNull();
            ChildJvm second = child("watch", folder.toString());
            second.awaitLine(line -> line.startsWith("ReadOnly"), LIMIT);
            first.saveTurn("c1", user("u1", null, "text"));
            assertThat(get(first.flush())).isNull();
            return second;
        }
    }

    private boolean isWhole() {
        return new HistoryOpener(new HistoryFiles(folder, Clock.systemUTC()), HistorySchema.MIGRATIONS)
                .isWhole(folder.resolve("history.db"));
    }
}
