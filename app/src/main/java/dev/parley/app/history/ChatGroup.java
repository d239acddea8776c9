package dev.parley.app.history;

import dev.parley.client.transcript.Chat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where a chat stands in the list. */
public enum ChatGroup {
    PINNED,
    TODAY,
    YESTERDAY,
    /** Two to seven days ago. */
    WEEK,
    /** Eight to thirty days ago. */
    MONTH,
    OLDER,
    /** Not by age: the names of folders. */
    FOLDERS,
    /** Not by age: what the search found within messages. */
    MESSAGES;

    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 30;

    static ChatGroup of(Chat chat, LocalDate today, ZoneId zone) {
        return chat.pinned() ? PINNED : of(chat.updatedAt(), today, zone);
    }

    /** By the calendar of the place, not by hours. What seems to come from tomorrow, by a clock set back, is of today. */
    private static ChatGroup of(Instant at, LocalDate today, ZoneId zone) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), today);
        if (days <= 0) {
            return TODAY;
        }
        if (days == 1) {
            return YESTERDAY;
        }
        if (days <= WEEK_DAYS) {
            return WEEK;
        }
        return days <= MONTH_DAYS ? MONTH : OLDER;
    }

    /** The key of its text. */
    String textKey() {
        return "group." + name().toLowerCase(Locale.ROOT);
    }
}
