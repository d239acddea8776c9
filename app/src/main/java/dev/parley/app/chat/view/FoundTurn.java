package dev.parley.app.chat.view;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.PlainText;
import dev.parley.app.markdown.view.BlockFlow;
import dev.parley.app.markdown.view.TextMark;
import dev.parley.client.store.SearchWords;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Brings a turn into sight for which somebody looked, and has it marked. A chat that is still being read is waited for;
 * one with many turns comes piece by piece, the last first.
 */
final class FoundTurn implements AutoCloseable {
    private final ChatViewModel chat;
    private final BlockFlow<TranscriptItem> flow;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyStringWrapper marked = new ReadOnlyStringWrapper(this, "marked", "");
    private @Nullable Wanted wanted;
    private SearchWords lookedFor = SearchWords.of("");
    private SearchWords jumpedTo = SearchWords.of("");

    private record Wanted(String chatId, String turnId, SearchWords words) {}

    FoundTurn(ChatViewModel chat, BlockFlow<TranscriptItem> flow) {
        this.chat = chat;
        this.flow = flow;
        InvalidationListener look = source -> look();
        chat.items().addListener(look);
        subscriptions.add(() -> chat.items().removeListener(look));
        subscriptions.onChange(chat.currentId(), now -> {
            if (wanted == null || !wanted.chatId().equals(now)) {
                forget();
            }
        });
    }

    /** The id of the turn that is marked; empty without one. */
    ReadOnlyStringProperty marked() {
        return marked.getReadOnlyProperty();
    }

    /** {@code words}: where they stand in a long answer is the place that is shown. */
    void reveal(String chatId, String turnId, String words) {
        wanted = new Wanted(chatId, turnId, SearchWords.of(words));
        jumpedTo = wanted.words();
        marked.set(turnId);
        look();
        markWords();
    }

    /** Marks the words of {@code query} in all turns until other ones are given; without any, nothing. */
    void lookFor(String query) {
        lookedFor = SearchWords.of(query);
        jumpedTo = SearchWords.of("");
        markWords();
    }

    /** Those of the turn that is marked stand out. */
    private void markWords() {
        SearchWords words = lookedFor.isEmpty() ? jumpedTo : lookedFor;
        String current = marked.get();
        flow.setMarker(words.isEmpty() ? null : (item, text) -> marks(words, current, item, text));
    }

    private static List<TextMark> marks(SearchWords words, String current, TranscriptItem item, String text) {
        TurnViewModel turn = turn(item);
        boolean stands = turn != null && turn.id().equals(current);
        return turn == null
                ? List.of()
                : words.marks(text).stream()
                        .map(mark -> new TextMark(mark.start(), mark.end(), stands))
                        .toList();
    }

    /** Marks nothing any more. */
    void forget() {
        wanted = null;
        jumpedTo = SearchWords.of("");
        marked.set("");
        markWords();
    }

    private void look() {
        Wanted now = wanted;
        if (now == null
                || !now.chatId().equals(chat.currentId().get())
                || chat.items().isEmpty()) {
            return;
        }
        chat.showBranchOf(now.turnId());
        int at = index(chat.items(), now);
        if (at >= 0) {
            wanted = null;
            flow.scrollTo(at);
        }
    }

    /** Of the block with the words, else of the first item of the turn; -1 while it is not there. */
    private static int index(List<TranscriptItem> items, Wanted wanted) {
        int first = -1;
        for (int i = 0; i < items.size(); i++) {
            TurnViewModel turn = turn(items.get(i));
            if (turn != null && turn.id().equals(wanted.turnId())) {
                first = first < 0 ? i : first;
                if (items.get(i) instanceof TranscriptItem.AnswerBlock(var answer, var block)
                        && !wanted.words().marks(PlainText.of(block)).isEmpty()) {
                    return i;
                }
            } else if (first >= 0) {
                break;
            }
        }
        return first;
    }

    /** {@code null} for what belongs to none. */
    static @Nullable TurnViewModel turn(@Nullable TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.UserMessage(var turn) -> turn;
            case TranscriptItem.AnswerHead(var turn) -> turn;
            case TranscriptItem.ReasoningLine(var turn) -> turn;
            case TranscriptItem.ReasoningBlock(var turn, var block) -> turn;
            case TranscriptItem.ToolCard(var turn, var position) -> turn;
            case TranscriptItem.AnswerBlock(var turn, var block) -> turn;
            case TranscriptItem.LongNotice(var turn) -> turn;
            case TranscriptItem.FaultCard(var turn) -> turn;
            case null, default -> null;
        };
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
