package dev.parley.client.store;

import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.time.Duration;
import java.time.Instant;

/** One change of the history, as it waits for the disk. */
sealed interface HistoryWrite {

    record SaveChat(Chat chat) implements HistoryWrite {}

    record SaveTurn(String chatId, Turn turn) implements HistoryWrite {}

    record Append(String chatId, String turnId, String text, String reasoning) implements HistoryWrite {}

    record DeleteChat(String chatId, Instant at) implements HistoryWrite {}

    record RestoreChat(String chatId) implements HistoryWrite {}

    record DeleteTurn(String chatId, String turnId) implements HistoryWrite {}

    record SaveFolder(ChatFolder folder) implements HistoryWrite {}

    record DeleteFolder(String folderId) implements HistoryWrite {}

    record FileChat(String chatId, Filing filing) implements HistoryWrite {}

    record RecordWake(String profileId, Instant at, Duration took) implements HistoryWrite {}
}
