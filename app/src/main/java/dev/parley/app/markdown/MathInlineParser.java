package dev.parley.app.markdown;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Formulas within a paragraph: {@code $..$}, {@code $$..$$}, {@code \(..\)} and {@code \[..\]}. A single dollar sign is
 * only a delimiter where it cannot well be money.
 *
 * <p>One is made for each piece of inline text, so it may remember that a closing delimiter does not come any more:
 * that keeps many openings without an end linear.
 */
final class MathInlineParser implements InlineContentParser {
    static final InlineContentParserFactory FACTORY = new Factory();

    private boolean noDollars;
    private boolean noParenthesis;
    private boolean noBracket;

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        if (scanner.peek() == '\\') {
            scanner.next();
            return switch (scanner.peek()) {
                case '(' -> noParenthesis ? ParsedInline.none() : escaped(scanner, ')', false);
                case '[' -> noBracket ? ParsedInline.none() : escaped(scanner, ']', true);
                default -> ParsedInline.none();
            };
        }
        int before = scanner.peekPreviousCodePoint();
        int dollars = scanner.matchMultiple('$');
        return switch (dollars) {
            case 1 -> Character.isLetterOrDigit(before) ? ParsedInline.none() : single(scanner);
            case 2 -> noDollars ? ParsedInline.none() : twice(scanner);
            default -> ParsedInline.none();
        };
    }

    private ParsedInline escaped(Scanner scanner, char close, boolean display) {
        scanner.next();
        Position from = scanner.position();
        while (scanner.find('\\') != -1) {
            Position to = scanner.position();
            scanner.next();
            if (scanner.peek() == close) {
                String tex = text(scanner, from, to);
                scanner.next();
                return tex.isBlank() ? ParsedInline.none() : formula(tex, display, scanner);
            }
            if (scanner.hasNext()) {
                scanner.next();
            }
        }
        if (display) {
            noBracket = true;
        } else {
            noParenthesis = true;
        }
        return ParsedInline.none();
    }

    private ParsedInline twice(Scanner scanner) {
        Position from = scanner.position();
        while (scanner.find('$') != -1) {
            Position to = scanner.position();
            boolean isEscaped = scanner.peekPreviousCodePoint() == '\\';
            if (scanner.matchMultiple('$') == 2 && !isEscaped) {
                String tex = text(scanner, from, to);
                return tex.isBlank() ? ParsedInline.none() : formula(tex, true, scanner);
            }
        }
        noDollars = true;
        return ParsedInline.none();
    }

    /** Up to the first dollar sign that is not escaped: if that one cannot close, this one does not open. */
    private static ParsedInline single(Scanner scanner) {
        if (isSpace(scanner.peek())) {
            return ParsedInline.none();
        }
        Position from = scanner.position();
        int lineFeeds = 0;
        int last = '$';
        while (scanner.hasNext()) {
            char c = scanner.peek();
            if (c == '$') {
                return closeSingle(scanner, from, last);
            }
            if (c == '\n' && ++lineFeeds > 1) {
                return ParsedInline.none();
            }
            last = c;
            scanner.next();
            if (c == '\\' && scanner.hasNext() && scanner.peek() != '\n') {
                last = scanner.peek();
                scanner.next();
            }
        }
        return ParsedInline.none();
    }

    private static ParsedInline closeSingle(Scanner scanner, Position from, int last) {
        if (isSpace(last)) {
            return ParsedInline.none();
        }
        String tex = text(scanner, from, scanner.position());
        scanner.next();
        int after = scanner.peekCodePoint();
        boolean isMoney = Character.isDigit(after)
                || after == '$'
                || tex.isEmpty()
                || (Character.isLetter(after) && !mayPrecedeLetter(last, after))
                || isAmount(tex);
        return isMoney ? ParsedInline.none() : formula(tex, false, scanner);
    }

    /** As in "the $n$th"; variables of a shell as in {@code $HOME/$USER} are not formulas. */
    private static boolean mayPrecedeLetter(int last, int after) {
        return Character.isLowerCase(after) && (Character.isLetterOrDigit(last) || last == '}' || last == ')');
    }

    /** "$5 for one and six for 10$": begins with a number and goes on in words. */
    private static boolean isAmount(String tex) {
        if (!Character.isDigit(tex.charAt(0)) || tex.indexOf('\\') >= 0) {
            return false;
        }
        int letters = 0;
        for (int i = 0; i < tex.length(); i++) {
            letters = Character.isLetter(tex.charAt(i)) ? letters + 1 : 0;
            if (letters == 3) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == Scanner.END;
    }

    private static String text(Scanner scanner, Position from, Position to) {
        return scanner.getSource(from, to).getContent();
    }

    private static ParsedInline formula(String tex, boolean display, Scanner scanner) {
        return ParsedInline.of(new MathNodes.InlineFormula(tex.strip(), display), scanner.position());
    }

    private static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '\\');
        }

        @Override
        public InlineContentParser create() {
            return new MathInlineParser();
        }
    }
}
