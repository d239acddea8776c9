package dev.parley.app.notebook;

import dev.parley.client.TokenLogprob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens that a model wrote last, where they stand, and how likely each was. */
final class MadeTokens {
    private final int start;
    private final List<Token> tokens = new ArrayList<>();
    private int end;

    private record Token(int from, int to, TokenLogprob likely) {}

    MadeTokens(int start) {
        this.start = start;
        this.end = start;
    }

    int start() {
        return start;
    }

    void add(List<TokenLogprob> more) {
        for (TokenLogprob token : more) {
            int to = end + token.token().length();
            tokens.add(new Token(end, to, token));
            end = to;
        }
    }

    /** Whether a change at this position leaves all of them where they are. */
    boolean isBefore(int position) {
        return position >= end;
    }

    /** The token at a position of {@code text}; {@code null}: none, or the text is not what the tokens say. */
    @Nullable TokenLogprob at(int position, CharSequence text) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Token token = tokens.get(middle);
            if (position < token.from()) {
                high = middle - 1;
            } else if (position >= token.to()) {
                low = middle + 1;
            } else {
                boolean fits = token.to() <= text.length()
                        && text.subSequence(token.from(), token.to())
                                .toString()
                                .equals(token.likely().token());
                return fits ? token.likely() : null;
            }
        }
        return null;
    }
}
