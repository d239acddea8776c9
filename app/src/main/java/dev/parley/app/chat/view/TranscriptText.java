package dev.parley.app.chat.view;

import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.BlockText;
import dev.parley.app.markdown.view.SelectionSource;
import org.jspecify.annotations.Nullable;

/** What is copied of a transcript: what was said, never what stands around it. */
final class TranscriptText implements SelectionSource<TranscriptItem> {
    private final TranscriptCells cells;

    TranscriptText(TranscriptCells cells) {
        this.cells = cells;
    }

    @Override
    public String text(TranscriptItem item) {
        if (item instanceof TranscriptItem.UserMessage user) {
            return TypedView.flatText(cells.shownText(user.turn()));
        }
        Block block = block(item);
        return block == null ? "" : BlockText.of(block).text();
    }

    @Override
    public String plain(TranscriptItem item, int from, int to) {
        Block block = block(item);
        return block == null ? part(item, from, to) : BlockText.of(block).plain(from, to);
    }

    @Override
    public String markdown(TranscriptItem item, int from, int to) {
        Block block = block(item);
        if (block != null) {
            return BlockText.of(block).markdown(from, to);
        }
        // All of a message is copied as it was typed, with the backticks that its view leaves out.
        return item instanceof TranscriptItem.UserMessage user
                        && from <= 0
                        && to >= text(item).length()
                ? cells.shownText(user.turn())
                : part(item, from, to);
    }

    @Override
    public String between(TranscriptItem before, TranscriptItem after) {
        boolean sameList = block(before) instanceof Block.Item first
                && block(after) instanceof Block.Item second
                && first.tight()
                && second.tight();
        return sameList ? "\n" : "\n\n";
    }

    private String part(TranscriptItem item, int from, int to) {
        String text = text(item);
        int start = Math.clamp(from, 0, text.length());
        return text.substring(start, Math.clamp(to, start, text.length()));
    }

    private static @Nullable Block block(TranscriptItem item) {
        return switch (item) {
            case TranscriptItem.AnswerBlock answer -> answer.block();
            case TranscriptItem.ReasoningBlock thought -> thought.block();
            default -> null;
        };
    }
}
