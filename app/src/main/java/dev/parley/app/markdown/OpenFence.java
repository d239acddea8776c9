package dev.parley.app.markdown;

import org.commonmark.node.FencedCodeBlock;

/** A code block at the open end: its lines are only compared with the closing fence, never parsed again. */
final class OpenFence {
    private static final int CODE_INDENT = 4;

    private final char fence;
    private final int length;
    private final int indent;
    private final String language;
    private final StringBuilder code = new StringBuilder();
    private boolean hasLine;
    /** Up to where the text has been taken, always the start of a line. */
    private int position;

    OpenFence(FencedCodeBlock node, int position) {
        this.fence = node.getFenceCharacter().charAt(0);
        this.length = node.getOpeningFenceLength();
        this.indent = node.getFenceIndent();
        this.language = BlockConversion.language(node.getInfo());
        this.position = position;
        String literal = node.getLiteral();
        if (!literal.isEmpty()) {
            hasLine = true;
            code.append(literal, 0, literal.length() - 1);
        }
    }

    /** Takes what has come; false if the block is closed. */
    boolean extend(LineText text, int endOfLines) {
        if (endOfLines == position) {
            return true;
        }
        String lines = text.between(position, endOfLines);
        for (int from = 0; from < lines.length(); ) {
            int end = lines.indexOf('\n', from);
            String line = lines.substring(from, end);
            if (isClosing(line, length)) {
                return false;
            }
            code.append(hasLine ? "\n" : "").append(withoutIndent(line));
            hasLine = true;
            from = end + 1;
        }
        position = endOfLines;
        return true;
    }

    /** The block with the line that has begun, unless that line may become the closing fence. */
    Block.Code block(String begun) {
        boolean isShown = !begun.isEmpty() && !isClosing(begun, 1);
        String shown = isShown ? code + (hasLine ? "\n" : "") + withoutIndent(begun) : code.toString();
        return new Block.Code(language, shown, false);
    }

    private boolean isClosing(String line, int atLeast) {
        int i = 0;
        int column = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            column += line.charAt(i) == '\t' ? CODE_INDENT - column % CODE_INDENT : 1;
            i++;
        }
        int from = i;
        while (i < line.length() && line.charAt(i) == fence) {
            i++;
        }
        return column < CODE_INDENT && i - from >= atLeast && LineText.isBlank(line, i, line.length());
    }

    private String withoutIndent(String line) {
        int i = 0;
        while (i < indent && i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return line.substring(i);
    }
}
