package dev.parley.app.markdown.view;

import dev.parley.app.markdown.LinkTarget;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** The nodes that draw runs of text. */
final class RunNodes {
    static final double BODY_SIZE = 15;
    private static final double CODE_ROOM = 3;
    private static final PseudoClass SUSPICIOUS = PseudoClass.getPseudoClass("suspicious");

    private RunNodes() {}

    /** The node that shows a run at once. */
    static Node make(InlineSpan span, BlockStyle style) {
        return switch (span.kind()) {
            case TEXT, CODE -> text(span, style);
            case EMOJI -> style.inline().emoji(span.text(), BODY_SIZE).orElseGet(() -> plain(span));
            case HIDDEN -> HiddenBadge.of(span.text());
            case FORMULA -> formulaSource(span.text());
            case ROOM -> new Rectangle(CODE_ROOM, 1, Color.TRANSPARENT);
            case IMAGE -> new ImageChip(span.text(), span.source() == null ? "" : span.source());
        };
    }

    /** Calls {@code better} with a node that takes longer to make, if there is one. */
    static void improve(InlineSpan span, BlockStyle style, Consumer<Node> better) {
        switch (span.kind()) {
            case FORMULA -> style.inline().formula(span.text(), false, BODY_SIZE, better);
            case IMAGE -> DataImages.load(span.source() == null ? "" : span.source(), span.text(), style, better);
            case TEXT, CODE, HIDDEN, EMOJI, ROOM -> {}
        }
    }

    private static Text plain(InlineSpan span) {
        Text text = new Text(span.text());
        text.getStyleClass().addAll(span.styleClasses());
        return text;
    }

    /** The source of a formula between dollars, for as long as it is not set. */
    static Text formulaSource(String tex) {
        Text text = new Text("$" + tex + "$");
        text.getStyleClass().add("md-formula-source");
        return text;
    }

    private static Text text(InlineSpan span, BlockStyle style) {
        Text text = plain(span);
        if (span.link() != null) {
            // A link that must not be opened is text like any other.
            LinkTarget.of(span.link(), span.text()).ifPresent(target -> makeLink(text, target, style));
        }
        return text;
    }

    private static void makeLink(Text text, LinkTarget target, BlockStyle style) {
        text.getStyleClass().add("md-link");
        text.pseudoClassStateChanged(SUSPICIOUS, target.suspicious());
        text.setCursor(Cursor.HAND);
        text.setFocusTraversable(true);
        text.setAccessibleRole(AccessibleRole.HYPERLINK);
        text.setAccessibleText(LinkTexts.accessible(text.getText(), target));
        text.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                style.links().open(target);
                event.consume();
            }
        });
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                style.links().open(target);
                event.consume();
            }
        });
        // Most links are never pointed at: the tooltip is made for those that are.
        text.setOnMouseEntered(event -> {
            text.setOnMouseEntered(null);
            Tooltip.install(text, new Tooltip(LinkTexts.tooltip(target)));
        });
    }

    static Optional<String> host(String destination) {
        return LinkTarget.of(destination, "").map(LinkTarget::host);
    }
}
