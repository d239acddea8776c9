package dev.parley.app.markdown.highlight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/** Finds out what the parts of a line of code are. For one thread at a time. */
public final class LineHighlighter {
    /** The state before the first line. */
    public static final int START = TokenTypes.NULL;

    /** Nobody reads lines of this length, and tokenizers may take long for them. */
    private static final int LONGEST_LINE = 4_000;

    private final TokenMaker tokenizer;

    private LineHighlighter(TokenMaker tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** A highlighter for the language with this name or alias; empty for one that is not known. */
    public static Optional<LineHighlighter> of(String language) {
        return CodeLanguage.syntax(language)
                .map(syntax -> new LineHighlighter(
                        TokenMakerFactory.getDefaultInstance().getTokenMaker(syntax)));
    }

    /**
     * What a line consists of.
     *
     * @param spans without gaps from its start to its end
     * @param endState the state before the next line
     */
    public record Line(List<CodeSpan> spans, int endState) {
        public Line {
            spans = List.copyOf(spans);
        }
    }

    /** Looks at one line, {@code state} being the end state of the one before. */
    public Line highlight(String line, int state) {
        if (line.length() > LONGEST_LINE) {
            return new Line(List.of(new CodeSpan(0, line.length(), CodeSpan.Kind.PLAIN)), state);
        }
        Segment segment = new Segment(line.toCharArray(), 0, line.length());
        List<CodeSpan> spans = new ArrayList<>();
        int end = state;
        for (Token token = tokenizer.getTokenList(segment, state, 0); token != null; token = token.getNextToken()) {
            end = token.getType();
            if (token.isPaintable()) {
                int from = token.getOffset();
                add(spans, from, Math.min(line.length(), from + token.length()), kind(token, line));
            }
        }
        int covered = spans.isEmpty() ? 0 : spans.getLast().to();
        if (covered < line.length()) {
            add(spans, covered, line.length(), CodeSpan.Kind.PLAIN);
        }
        return new Line(spans, end);
    }

    // Neighbours of one kind become one span; blanks have no colour, so they go with what is before them.
    private static void add(List<CodeSpan> spans, int from, int to, CodeSpan.Kind kind) {
        if (!spans.isEmpty() && spans.getLast().kind() == kind) {
            spans.add(new CodeSpan(spans.removeLast().from(), to, kind));
        } else {
            spans.add(new CodeSpan(from, to, kind));
        }
    }

    private static CodeSpan.Kind kind(Token token, String line) {
        int type = token.getType();
        int end = token.getOffset() + token.length();
        boolean called = end < line.length() && line.charAt(end) == '(';
        return switch (type) {
            case TokenTypes.RESERVED_WORD,
                    TokenTypes.RESERVED_WORD_2,
                    TokenTypes.LITERAL_BOOLEAN,
                    TokenTypes.MARKUP_TAG_NAME -> CodeSpan.Kind.KEYWORD;
            case TokenTypes.DATA_TYPE -> CodeSpan.Kind.TYPE;
            case TokenTypes.FUNCTION ->
                Character.isUpperCase(line.charAt(token.getOffset())) ? CodeSpan.Kind.TYPE : CodeSpan.Kind.FUNCTION;
            case TokenTypes.IDENTIFIER -> called ? CodeSpan.Kind.FUNCTION : CodeSpan.Kind.PLAIN;
            case TokenTypes.VARIABLE,
                    TokenTypes.ANNOTATION,
                    TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                    TokenTypes.MARKUP_DTD -> CodeSpan.Kind.ATTRIBUTE;
            case TokenTypes.SEPARATOR, TokenTypes.OPERATOR, TokenTypes.MARKUP_TAG_DELIMITER ->
                CodeSpan.Kind.PUNCTUATION;
            default -> literalKind(type);
        };
    }

    private static CodeSpan.Kind literalKind(int type) {
        return switch (type) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> CodeSpan.Kind.COMMENT;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.REGEX,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA,
                    TokenTypes.ERROR_CHAR,
                    TokenTypes.ERROR_STRING_DOUBLE -> CodeSpan.Kind.STRING;
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL,
                    TokenTypes.ERROR_NUMBER_FORMAT,
                    TokenTypes.MARKUP_ENTITY_REFERENCE -> CodeSpan.Kind.NUMBER;
            default -> CodeSpan.Kind.PLAIN;
        };
    }
}
