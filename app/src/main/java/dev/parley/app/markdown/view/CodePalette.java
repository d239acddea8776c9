package dev.parley.app.markdown.view;

import dev.parley.app.markdown.highlight.CodeSpan;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The colours and the font of code as the style sheet has them: an unseen sample of each kind. */
final class CodePalette extends Group {
    private static final String RULER = "0000000000";
    private final Map<CodeSpan.Kind, Text> samples = new EnumMap<>(CodeSpan.Kind.class);

    /** {@code changed} is called when a theme gave another colour or font. */
    CodePalette(Runnable changed) {
        setManaged(false);
        setVisible(false);
        for (CodeSpan.Kind kind : CodeSpan.Kind.values()) {
            Text sample = new Text(RULER);
            sample.getStyleClass().addAll("md-code-sample", kind.styleClass());
            sample.fillProperty().addListener(change -> changed.run());
            samples.put(kind, sample);
            getChildren().add(sample);
        }
        sample(CodeSpan.Kind.PLAIN).fontProperty().addListener(change -> changed.run());
    }

    private Text sample(CodeSpan.Kind kind) {
        return Objects.requireNonNull(samples.get(kind));
    }

    Paint fill(CodeSpan.Kind kind) {
        return sample(kind).getFill();
    }

    Font font() {
        return sample(CodeSpan.Kind.PLAIN).getFont();
    }

    /** The width of a character in px. */
    double characterWidth() {
        return sample(CodeSpan.Kind.PLAIN).getLayoutBounds().getWidth() / RULER.length();
    }
}
