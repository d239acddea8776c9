package dev.parley.app.parameters.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.parameters.ParameterField;
import dev.parley.client.parameter.ParameterKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.css.PseudoClass;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A slider with the number beside it. While nothing is set the slider stands, pale, at the usual value. */
final class RangeEditor {
    private static final PseudoClass UNSET = PseudoClass.getPseudoClass("unset");

    private final ParameterField field;
    private final ParameterKind.Range range;
    private final Slider slider;
    private boolean showing;

    private RangeEditor(ParameterField field, ParameterKind.Range range, Texts texts) {
        this.field = field;
        this.range = range;
        slider = new Slider(range.least(), range.most(), range.least());
        slider.setBlockIncrement(range.step());
        slider.setAccessibleText(texts.get("field.slider", field.label()));
        slider.getStyleClass().add("parameter-slider");
        slider.valueProperty().subscribe((before, now) -> moved(now.doubleValue()));
    }

    static FieldEditor of(ParameterField field, ParameterKind.Range range, Texts texts, Subscriptions subscriptions) {
        RangeEditor editor = new RangeEditor(field, range, texts);
        TextField number = FieldEditor.numberField(field, subscriptions);
        number.getStyleClass().add("parameter-number");
        if (!field.parameter().hint().isEmpty()) {
            // There is no room for a sentence.
            number.setPromptText(field.parameter().hint());
        }
        HBox.setHgrow(editor.slider, Priority.ALWAYS);
        subscriptions.follow(field.text(), editor::show);
        HBox line = new HBox(12, editor.slider, number);
        line.getStyleClass().add("parameter-range");
        return new FieldEditor(line, number);
    }

    private void show(String text) {
        slider.pseudoClassStateChanged(UNSET, text.isBlank());
        showing = true;
        slider.setValue(Math.clamp(number(text), range.least(), range.most()));
        showing = false;
    }

    private double number(String text) {
        String shown = text.isBlank() ? field.parameter().hint() : text;
        try {
            return new BigDecimal(shown.strip().replace(',', '.')).doubleValue();
        } catch (NumberFormatException none) {
            return Math.max(range.least(), Math.min(0, range.most()));
        }
    }

    private void moved(double to) {
        if (!showing) {
            BigDecimal step = BigDecimal.valueOf(range.step());
            BigDecimal steps = BigDecimal.valueOf(to).divide(step, 0, RoundingMode.HALF_UP);
            field.text().set(steps.multiply(step).toPlainString());
        }
    }
}
