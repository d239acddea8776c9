package dev.parley.app.markdown.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.VisibleText;
import dev.parley.app.markdown.highlight.CodeText;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** A code block: a head with what can be done, and the lines. */
final class CodeView implements BlockView {
    private static final double HEAD = 36;
    private static final Duration CHECK_SHOWN = Duration.seconds(2);

    private final Texts texts = Texts.of(CodeView.class);
    private final CodeText lines;
    private final CodePane pane;
    private final Label name = new Label();
    private final Button copy = new Button();
    private final ToggleButton wrap = new ToggleButton();
    private final PauseTransition back = new PauseTransition(CHECK_SHOWN);
    private final VBox node;
    private final ObservableBooleanValue wrapped;
    /** Held here, because the value that all code has in common holds it weakly. */
    private final InvalidationListener follow = source -> followWrapped();

    private Block.Code code;

    CodeView(Block.Code code, BlockStyle style) {
        this.code = new Block.Code(code.language(), "", false);
        lines = new CodeText(code.language(), style.background(), style.fx(), this::coloured);
        wrapped = style.wrapCode();
        pane = new CodePane(lines, style.inline());
        VBox frame = new VBox(head(), pane);
        frame.getStyleClass().add("md-code-block");
        node = new VBox(frame);
        node.setPadding(new Insets(8, 0, 12, 0));
        pane.changed(0, true, List.of());
        update(code);
        followWrapped();
        wrapped.addListener(new WeakInvalidationListener(follow));
    }

    private void followWrapped() {
        wrap.setSelected(wrapped.get());
    }

    private HBox head() {
        showLanguage();
        name.getStyleClass().add("md-code-language");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        wrap.setGraphic(new FontIcon("fth-corner-down-left"));
        wrap.getStyleClass().add("md-code-button");
        wrap.setAccessibleText(texts.get("code.wrap"));
        wrap.selectedProperty().addListener((source, before, now) -> pane.setWrap(now));
        copy.getStyleClass().add("md-code-button");
        copy.setAccessibleText(texts.get("code.copy.accessible"));
        copy.setOnAction(event -> copied());
        back.setOnFinished(event -> showCopy("fth-copy", "code.copy"));
        showCopy("fth-copy", "code.copy");
        HBox head = new HBox(4, name, wrap, copy);
        head.getStyleClass().add("md-code-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 4, 0, 12));
        head.setMinHeight(HEAD);
        head.setMaxHeight(HEAD);
        return head;
    }

    private void showLanguage() {
        name.setText(code.language().isEmpty() ? texts.get("code.plain") : VisibleText.toText(code.language()));
    }

    private void copied() {
        Copying.put(VisibleText.cleaned(code.text()));
        showCopy("fth-check", "code.copied");
        back.playFromStart();
    }

    private void showCopy(String icon, String key) {
        copy.setGraphic(new FontIcon(icon));
        copy.setText(texts.get(key));
    }

    private void coloured() {
        pane.recolour();
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public boolean update(Block block) {
        if (!(block instanceof Block.Code newCode)) {
            return false;
        }
        boolean otherLanguage = !newCode.language().equals(code.language());
        if (otherLanguage || !newCode.text().startsWith(code.text())) {
            pane.startAgain();
            followWrapped();
        }
        code = newCode;
        if (otherLanguage) {
            lines.startAgain(newCode.language());
            showLanguage();
            pane.changed(0, true, List.of());
        }
        String shown = VisibleText.toText(newCode.text());
        int first = lines.show(shown);
        if (first < lines.lineCount()) {
            pane.changed(first, !newCode.closed(), shown.equals(newCode.text()) ? List.of() : hidden(newCode.text()));
        }
        node.setAccessibleText(texts.get("code.accessible", VisibleText.toText(newCode.language()), lines.lineCount()));
        return true;
    }

    private static List<CodeRows.Mark> hidden(String text) {
        List<CodeRows.Mark> marks = new ArrayList<>();
        int at = 0;
        for (VisibleText.Segment segment : VisibleText.segments(text)) {
            int end = at + segment.shown().length();
            if (segment instanceof VisibleText.Symbol) {
                marks.add(new CodeRows.Mark(at, end));
            }
            at = end;
        }
        return marks;
    }

    @Override
    public List<CodePane> texts() {
        return List.of(pane);
    }

    @Override
    public void dispose() {
        back.stop();
    }
}
