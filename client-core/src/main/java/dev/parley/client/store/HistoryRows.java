package dev.parley.client.store;

import dev.parley.client.Role;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Chats and turns as rows and back. The order of the columns is that of the checksums: it is part of the format. */
final class HistoryRows {
    static final String CHAT_COLUMNS = "id, title, title_by_user, created_at, updated_at, pinned, profile_id, model,"
            + " system_prompt, draft, queued, leaf_id, deleted_at";
    static final int CHAT_COUNT = 13;
    static final String TURN_COLUMNS =
            "id, chat_id, parent_id, role, created_at, state, text, reasoning, details, job_id";
    static final int TURN_COUNT = 10;
    static final String PIECE_COLUMNS = "chat_id, turn_id, text, reasoning";
    static final int PIECE_COUNT = 4;

    private static final long NANOS = 1_000_000_000L;

    private HistoryRows() {}

    static SummedRow row(Chat chat, @Nullable Long deletedAt) {
        return new SummedRow()
                .text(chat.id())
                .text(chat.title())
                .number(chat.titleByUser() ? 1L : 0L)
                .number(nanos(chat.createdAt()))
                .number(nanos(chat.updatedAt()))
                .number(chat.pinned() ? 1L : 0L)
                .text(chat.profileId())
                .text(chat.model())
                .text(chat.systemPrompt())
                .text(chat.draft())
                .text(TurnDetails.queuedJson(chat.queued()))
                .text(chat.leafId())
                .number(deletedAt);
    }

    static Chat chat(SummedRow row) {
        return new Chat(
                text(row, 0),
                text(row, 1),
                number(row, 2) != 0,
                instant(number(row, 3)),
                instant(number(row, 4)),
                number(row, 5) != 0,
                row.text(6),
                row.text(7),
                text(row, 8),
                text(row, 9),
                TurnDetails.queued(row.text(10)),
                row.text(11));
    }

    static @Nullable Long deletedAt(SummedRow row) {
        return row.number(12);
    }

    static SummedRow row(String chatId, Turn turn) {
        return new SummedRow()
                .text(turn.id())
                .text(chatId)
                .text(turn.parentId())
                .text(turn.role().name())
                .number(nanos(turn.createdAt()))
                .text(turn.state().name())
                .text(turn.text())
                .text(turn.reasoning())
                .text(TurnDetails.json(turn))
                .text(turn.jobId());
    }

    static Turn turn(SummedRow row) {
        TurnDetails details = TurnDetails.parse(row.text(8));
        return new Turn(
                text(row, 0),
                row.text(2),
                constant(Role.values(), row.text(3), Role.ASSISTANT),
                instant(number(row, 4)),
                constant(TurnState.values(), row.text(5), TurnState.CUT),
                text(row, 6),
                text(row, 7),
                details.toToolCalls(),
                details.toFault(),
                details.finishReason(),
                details.toOrigin(),
                details.toMetrics(),
                row.text(9),
                details.toAttachments());
    }

    static SummedRow row(HistoryWrite.Append append) {
        return new SummedRow()
                .text(append.chatId())
                .text(append.turnId())
                .units(append.text())
                .units(append.reasoning());
    }

    private static String text(SummedRow row, int index) {
        String text = row.text(index);
        return text == null ? "" : text;
    }

    private static long number(SummedRow row, int index) {
        Long number = row.number(index);
        return number == null ? 0 : number;
    }

    /** Good for the years 1678 to 2261; what is beyond becomes the last moment that fits. */
    static long nanos(Instant at) {
        long limit = Long.MAX_VALUE / NANOS - 1;
        return Math.clamp(at.getEpochSecond(), -limit, limit) * NANOS + at.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    private static <E extends Enum<E>> E constant(E[] known, @Nullable String name, E otherwise) {
        for (E value : known) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return otherwise;
    }
}
