package dev.parley.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.chat.MemoryHistory;
import dev.parley.client.transcript.Chat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.junit.jupiter.api.Test;

class HistoryViewModelTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    /** Half past midnight in Seoul: yesterday is half an hour ago. */
    private static final Instant NOW = Instant.parse("2026-03-10T15:30:00Z");

    private final MemoryHistory store = new MemoryHistory();
    private final ObservableSet<String> running = FXCollections.observableSet();
    private final ObservableSet<String> failed = FXCollections.observableSet();
    private final List<String> edited = new ArrayList<>();
    private final HistoryViewModel model = new HistoryViewModel(
            store,
            (id, change) -> {
                edited.add(id);
                store.saveChat(change.apply(store.chat(id)));
            },
            Runnable::run,
            Clock.fixed(NOW, SEOUL),
            running,
            failed);

    private Chat chat(String title, Duration age) {
        Chat chat = Chat.create(NOW.minus(age), null, null).withTitle(title, false);
        store.saveChat(chat);
        return chat;
    }

    private List<String> lines() {
        return model.rows().stream()
                .map(row -> switch (row) {
                    case HistoryRow.Head head -> "# " + head.group();
                    case HistoryRow.Entry entry -> entry.title();
                    case HistoryRow.Folder line -> "/ " + line.folder().name() + " " + line.count();
                    case HistoryRow.Message message -> "> " + message.title() + ": " + message.snippet();
                })
                .toList();
    }

    @Test
    void groupsFollowTheCalendarOfThePlace() {
        chat("just now", Duration.ZERO);
        chat("before midnight", Duration.ofMinutes(31));
        chat("two days", Duration.ofDays(2));
        chat("seven days", Duration.ofDays(7));
        chat("eight days", Duration.ofDays(8));
        chat("thirty days", Duration.ofDays(30));
        chat("thirty-one days", Duration.ofDays(31));
        chat("from a clock set back", Duration.ofDays(-2));
        model.refresh();
        assertThat(lines())
                .containsExactly(
                        "# TODAY",
                        "from a clock set back",
                        "just now",
                        "# YESTERDAY",
                        "before midnight",
                        "# WEEK",
                        "two days",
                        "seven days",
                        "# MONTH",
                        "eight days",
                        "thirty days",
                        "# OLDER",
                        "thirty-one days");
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.LIST);
    }

    @Test
    void anEmptyHistorySaysSoOnceItWasRead() {
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.LOADING);
        model.query().set("x");
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.LOADING);
        model.refresh();
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.EMPTY);
    }

    @Test
    void pinnedChatsComeFirstWhateverTheirAge() {
        chat("new", Duration.ZERO);
        Chat old = chat("old", Duration.ofDays(99));
        model.refresh();
        model.setPinned(old.id(), true);
        assertThat(lines()).containsExactly("# PINNED", "old", "# TODAY", "new");
        assertThat(store.chat(old.id()).pinned()).isTrue();
        model.setPinned(old.id(), false);
        assertThat(lines()).containsExactly("# TODAY", "new", "# OLDER", "old");
    }

    @Test
    void titlesAreFoundWithoutCaseAndAccentsAndByUnfinishedSyllables() {
        chat("R\u00e9sum\u00e9 du rapport", Duration.ZERO);
        chat("\ucf5c\ub4dc \uc2a4\ud0c0\ud2b8", Duration.ofMinutes(1));
        model.refresh();
        model.query().set("RESUME rap");
        assertThat(lines()).containsExactly("# TODAY", "R\u00e9sum\u00e9 du rapport");
        model.query().set("\ucf5c\ub4dc \uc2a4\ud0c0\ud2b8".substring(0, 4));
        assertThat(lines()).hasSize(2);
        model.query().set("nowhere");
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.NO_MATCH);
        model.query().set(" ");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void renamingGoesToWhoeverKeepsTheChat() {
        Chat chat = chat("before", Duration.ZERO);
        model.refresh();
        model.rename(chat.id(), " after ");
        assertThat(edited).containsExactly(chat.id());
        assertThat(store.chat(chat.id()).title()).isEqualTo("after");
        assertThat(store.chat(chat.id()).titleByUser()).isTrue();
        assertThat(lines()).containsExactly("# TODAY", "after");
        model.rename(chat.id(), "  ");
        assertThat(edited).hasSize(1);
    }

    @Test
    void aDeletedChatCanBeBroughtBack() {
        Chat chat = chat("gone", Duration.ZERO);
        model.refresh();
        model.delete(chat.id());
        assertThat(lines()).isEmpty();
        assertThat(model.state().get()).isEqualTo(HistoryViewModel.State.EMPTY);
        assertThat(store.chats().join()).isEmpty();
        HistoryViewModel.Deleted deleted = model.deleted().get();
        assertThat(deleted).isNotNull();
        deleted.undo().run();
        assertThat(lines()).containsExactly("# TODAY", "gone");
        assertThat(store.chats().join()).hasSize(1);
    }

    @Test
    void whatGoesOnInAChatIsShown() {
        Chat chat = chat("a", Duration.ZERO);
        model.refresh();
        running.add(chat.id());
        assertThat(model.rows())
                .contains(new HistoryRow.Entry(
                        chat.id(), chat.title(), chat.pinned(), HistoryRow.Mark.RUNNING, List.of(), false));
        running.remove(chat.id());
        failed.add(chat.id());
        assertThat(model.rows())
                .contains(new HistoryRow.Entry(
                        chat.id(), chat.title(), chat.pinned(), HistoryRow.Mark.FAILED, List.of(), false));
    }

    @Test
    void aChatThatIsSavedAnewMovesUp() {
        Chat first = chat("first", Duration.ofDays(3));
        chat("second", Duration.ofHours(0));
        model.refresh();
        model.changed(first.withTitle("first again", false).withUpdatedAt(NOW.plusSeconds(1)));
        assertThat(lines()).containsExactly("# TODAY", "first again", "second");
    }
}
