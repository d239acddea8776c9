package dev.parley.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A Markdown file: where its links and pictures lead, its headings and its fenced blocks.
 *
 * @param anchors of its headings, as web pages of repositories make them
 */
record Document(Path file, List<String> destinations, Set<String> anchors, List<Block> blocks) {
    private static final Pattern HTML_DESTINATION = Pattern.compile("(?i)\\b(?:src|href)\\s*=\\s*\"([^\"]*)\"");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    /** A fenced block. */
    record Block(String info, String text) {}

    /** The folder that holds {@code mvnw}: this one or one above it. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder with mvnw at or above the working directory");
        }
        return folder;
    }

    /** All of a folder, but for what is built or installed. */
    static List<Document> below(Path folder) throws IOException {
        List<Document> found = new ArrayList<>();
        try (var children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child)) {
                    if (!NOT_OURS.contains(name)) {
                        found.addAll(below(child));
                    }
                } else if (name.endsWith(".md")) {
                    found.add(read(child));
                }
            }
        }
        return found;
    }

    static Document read(Path file) throws IOException {
        Node root = Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(Files.readString(file));
        Reading reading = new Reading();
        root.accept(reading);
        return new Document(file, reading.destinations, reading.anchors, reading.blocks);
    }

    private static final class Reading extends AbstractVisitor {
        private final List<String> destinations = new ArrayList<>();
        private final Set<String> anchors = new HashSet<>();
        private final Map<String, Integer> times = new HashMap<>();
        private final List<Block> blocks = new ArrayList<>();

        @Override
        public void visit(Link link) {
            destinations.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            destinations.add(image.getDestination());
            visitChildren(image);
        }

        @Override
        public void visit(HtmlInline html) {
            addHtml(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            addHtml(html.getLiteral());
        }

        private void addHtml(String html) {
            Matcher matcher = HTML_DESTINATION.matcher(html);
            while (matcher.find()) {
                destinations.add(matcher.group(1));
            }
        }

        @Override
        public void visit(FencedCodeBlock block) {
            String info = block.getInfo() == null ? "" : block.getInfo().strip();
            blocks.add(new Block(info, block.getLiteral()));
        }

        /** Lower case, without punctuation, spaces as dashes; the second of a name gets a number. */
        @Override
        public void visit(Heading heading) {
            StringBuilder words = new StringBuilder();
            heading.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    words.append(code.getLiteral());
                }
            });
            String anchor = words.toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = times.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
            visitChildren(heading);
        }
    }
}
