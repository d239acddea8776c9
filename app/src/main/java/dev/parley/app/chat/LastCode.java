package dev.parley.app.chat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the last code block of an answer, within lists and quotes too. */
final class LastCode {

    private LastCode() {}

    static @Nullable String of(List<Block> blocks) {
        for (Block block : blocks.reversed()) {
            String code = switch (block) {
                case Block.Code found -> VisibleText.cleaned(found.text());
                case Block.Quote quote -> of(quote.content());
                case Block.Item item -> of(item.content());
                default -> null;
            };
            if (code != null) {
                return code;
            }
        }
        return null;
    }
}
