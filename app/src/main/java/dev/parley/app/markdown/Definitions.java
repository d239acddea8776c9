package dev.parley.app.markdown;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * The link reference definitions of a whole answer, of which the parser sees only a part at a time. The first one of a
 * label wins. Remembers which labels were asked for in vain.
 */
final class Definitions implements LinkProcessor {
    private static final Pattern SPACES = Pattern.compile("[ \t\n]+");
    private static final int LONGEST_LABEL = 999;

    private final Map<String, LinkReferenceDefinition> known = new HashMap<>();
    private Set<String> missing = new LinkedHashSet<>();

    /** Takes the definitions below a node; adds the labels that are new to {@code added}. */
    void addAll(Node node, Set<String> added) {
        if (node instanceof LinkReferenceDefinition definition) {
            String label = normalized(definition.getLabel());
            if (known.putIfAbsent(label, definition) == null) {
                added.add(label);
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            addAll(child, added);
        }
    }

    /** The labels that were asked for in vain since the last call. */
    Set<String> takeMissing() {
        if (missing.isEmpty()) {
            return Set.of();
        }
        Set<String> result = missing;
        missing = new LinkedHashSet<>();
        return result;
    }

    @Override
    public LinkResult process(LinkInfo info, Scanner scanner, InlineParserContext context) {
        if (info.destination() != null) {
            return LinkResult.none();
        }
        String label = info.label();
        String reference = label != null && !label.isEmpty() ? label : info.text(scanner);
        if (reference.length() > LONGEST_LABEL || reference.isBlank()) {
            return LinkResult.none();
        }
        String key = normalized(reference);
        LinkReferenceDefinition definition = known.get(key);
        if (definition == null) {
            missing.add(key);
            return LinkResult.none();
        }
        boolean isImage = info.marker() != null && "!".equals(info.marker().getLiteral());
        return isImage
                ? LinkResult.wrapTextIn(
                                new Image(definition.getDestination(), definition.getTitle()), scanner.position())
                        .includeMarker()
                : LinkResult.wrapTextIn(
                        new Link(definition.getDestination(), definition.getTitle()), scanner.position());
    }

    private static String normalized(String label) {
        String folded = label.strip().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return SPACES.matcher(folded).replaceAll(" ");
    }
}
