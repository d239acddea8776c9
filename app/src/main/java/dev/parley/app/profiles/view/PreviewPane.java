package dev.parley.app.profiles.view;

import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.TemplatePreview;
import dev.parley.client.connect.TemplateTrial;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The request that a template makes, and what it takes from a sample answer. */
final class PreviewPane extends VBox {
    /** More lines of a stream say nothing that the first do not. */
    private static final int MOST_LINES = 12;

    private final Texts texts;
    private final VBox request = new VBox(6);
    private final VBox sample = new VBox(8);
    private final VBox lines = new VBox(2);
    private final Label shown = Parts.wrapped("", "text-ui");
    private final HBox problem;
    private final Label why = Parts.wrapped("", "text-caption", "danger");
    private final VBox card;

    PreviewPane(TemplatePreview preview, Texts texts, Subscriptions subscriptions) {
        super(8);
        this.texts = texts;
        HBox.setHgrow(why, Priority.ALWAYS);
        problem = new HBox(6, Parts.icon("fth-alert-circle", "danger", "icon-14"), why);
        problem.getStyleClass().add("field-problem");
        card = new VBox(2, Parts.label(texts.get("editor.preview.shows"), "text-caption", "muted"), shown);
        card.getStyleClass().add("result-card");
        card.setId("preview-card");
        fillRequest(preview, subscriptions);
        fillSample(preview, subscriptions);
        getChildren().addAll(head(), request, sample);
        subscriptions.follow(preview.reading(), this::show);
    }

    private HBox head() {
        ToggleGroup group = new ToggleGroup();
        HBox segment = new HBox(
                toggle("editor.preview.request", group, request), toggle("editor.preview.sample", group, sample));
        segment.getStyleClass().add("segment");
        group.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        group.getToggles().getFirst().setSelected(true);
        HBox head = new HBox(8, Parts.label(texts.get("editor.preview"), "text-section"), Parts.spacer(), segment);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private ToggleButton toggle(String key, ToggleGroup group, Node page) {
        ToggleButton toggle = new ToggleButton(texts.get(key));
        toggle.setId(key.replace('.', '-'));
        toggle.setToggleGroup(group);
        toggle.setAccessibleText(texts.get(key));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().addListener((property, before, now) -> Parts.show(page, now));
        Parts.show(page, false);
        return toggle;
    }

    private void fillRequest(TemplatePreview preview, Subscriptions subscriptions) {
        TextArea code = area("preview-request", 9, texts.get("editor.preview.request"));
        code.setEditable(false);
        subscriptions.follow(preview.request(), code::setText);
        Label wrong = Parts.wrapped("", "text-caption", "danger");
        subscriptions.follow(preview.problem(), text -> {
            wrong.setText(text);
            Parts.show(wrong, !text.isEmpty());
            Parts.show(code, text.isEmpty());
        });
        request.getChildren()
                .addAll(code, wrong, Parts.wrapped(texts.get("editor.preview.request.hint"), "text-caption", "muted"));
    }

    private void fillSample(TemplatePreview preview, Subscriptions subscriptions) {
        TextArea code = area("preview-sample", 6, texts.get("editor.preview.sample"));
        code.setPromptText(texts.get("editor.preview.sample.prompt"));
        code.textProperty().bindBidirectional(preview.sample());
        Label none = Parts.wrapped(texts.get("editor.preview.last.none"), "text-caption", "muted");
        subscriptions.follow(preview.noAnswer(), asked -> Parts.show(none, asked));
        var last =
                Parts.button(texts.get("editor.preview.last"), "fth-corner-down-left", preview::useLastAnswer, "small");
        last.setId("preview-last");
        last.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, last, none);
        row.setAlignment(Pos.CENTER_LEFT);
        sample.getChildren().addAll(code, row, problem, lines, card);
    }

    private static TextArea area(String id, int rows, String name) {
        TextArea area = new TextArea();
        area.setId(id);
        area.getStyleClass().add("text-code-small");
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        area.setAccessibleText(name);
        return area;
    }

    private void show(TemplateTrial.Reading reading) {
        String said = reading.problem();
        why.setText(said == null ? "" : said);
        Parts.show(problem, said != null);
        boolean any = !reading.pieces().isEmpty();
        Parts.show(card, any);
        shown.setText(reading.text().isEmpty() ? texts.get("editor.preview.shows.nothing") : reading.text());
        lines.getChildren().clear();
        if (reading.pieces().size() > 1) {
            List<TemplateTrial.Piece> first = reading.pieces()
                    .subList(0, Math.min(MOST_LINES, reading.pieces().size()));
            for (int i = 0; i < first.size(); i++) {
                lines.getChildren().add(line(i + 1, first.get(i)));
            }
            if (first.size() < reading.pieces().size()) {
                lines.getChildren()
                        .add(Parts.label(
                                texts.get(
                                        "editor.preview.more", reading.pieces().size() - first.size()),
                                "text-caption",
                                "muted"));
            }
        }
        Parts.show(lines, !lines.getChildren().isEmpty());
    }

    private HBox line(int number, TemplateTrial.Piece piece) {
        String taken = piece.taken();
        Label name = Parts.label(texts.get("editor.preview.line", number), "text-caption", "muted");
        name.setMinWidth(56);
        Label what = taken == null
                ? Parts.label(texts.get("editor.preview.nothing"), "text-caption", "subtle")
                : Parts.label("\"" + taken.replace("\n", "\\n") + "\"", "text-code-small", "success");
        what.setMinWidth(0);
        return new HBox(8, name, what);
    }
}
