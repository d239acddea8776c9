package dev.parley.app.chat.view;

import dev.parley.app.chat.TranscriptItem;
import dev.parley.app.markdown.view.FlowCell;
import dev.parley.app.markdown.view.SelectableText;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/** The cell of one card, which stays with its item: a card follows its turn by itself. */
final class CardCell<R extends Region> implements FlowCell<TranscriptItem> {
    private final TranscriptItem item;
    private final R card;
    private final Runnable dispose;
    private final Supplier<List<? extends SelectableText>> texts;

    CardCell(TranscriptItem item, R card, Runnable dispose) {
        this(item, card, dispose, List::of);
    }

    CardCell(TranscriptItem item, R card, Runnable dispose, Supplier<List<? extends SelectableText>> texts) {
        this.item = item;
        this.card = card;
        this.dispose = dispose;
        this.texts = texts;
    }

    @Override
    public Region node() {
        return card;
    }

    @Override
    public boolean show(TranscriptItem shown) {
        return item.equals(shown);
    }

    @Override
    public boolean takesOthers() {
        return false;
    }

    @Override
    public List<? extends SelectableText> texts() {
        return texts.get();
    }

    @Override
    public void dispose() {
        dispose.run();
    }
}
