package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.ProfileTransfer;
import dev.parley.app.profiles.ProfileWords;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileExchange.Addition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The profiles that a file would add, each with a box to leave it out. */
final class PlanPane extends VBox {
    private final Map<Addition, CheckBox> boxes = new LinkedHashMap<>();
    private final Texts texts;
    private final Button add;

    /** {@code leave} goes back to the open profile. */
    PlanPane(ProfilesPageViewModel page, ProfileTransfer.Plan plan, Texts texts, Runnable leave) {
        super(12);
        this.texts = texts;
        getStyleClass().add("import-pane");
        VBox rows = new VBox(8);
        plan.additions().forEach(addition -> rows.getChildren().add(row(addition)));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        add = Parts.button("", () -> page.addImported(chosen()), "primary");
        add.setId("import-add");
        Button cancel = Parts.button(
                texts.get("import.cancel"),
                () -> {
                    page.transfer().giveUp();
                    leave.run();
                },
                "flat");
        HBox foot = new HBox(8, Parts.spacer(), cancel, add);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Parts.label(texts.get("import.plan.title"), "text-section"),
                        Parts.wrapped(texts.get("import.plan.hint"), "text-caption", "muted"));
        plan.warnings()
                .forEach(warning -> getChildren()
                        .add(new HBox(
                                8,
                                Parts.icon("fth-alert-triangle", "warning", "icon-14"),
                                Parts.wrapped(warning, "text-caption", "warning"))));
        getChildren().addAll(scroll, foot);
        count();
    }

    private VBox row(Addition addition) {
        EndpointProfile profile = addition.profile();
        CheckBox box = new CheckBox(profile.name());
        box.setSelected(true);
        box.setMnemonicParsing(false);
        box.setAccessibleText(profile.name());
        box.selectedProperty().addListener((property, before, now) -> count());
        boxes.put(addition, box);
        List<String> about = new ArrayList<>();
        about.add(ProfileWords.of(texts, profile));
        about.add(profile.baseUrl().toString());
        if (profile.group() != null) {
            about.add(texts.get("import.plan.group", profile.group()));
        }
        VBox row = new VBox(2, box, indented(String.join(" · ", about), "muted"));
        if (addition.isRenamed()) {
            row.getChildren().add(indented(texts.get("import.plan.renamed", addition.given()), "warning"));
        }
        return row;
    }

    private static HBox indented(String text, String tone) {
        HBox line = new HBox(Parts.wrapped(text, "text-caption", tone));
        line.getStyleClass().add("plan-line");
        return line;
    }

    private List<Addition> chosen() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getValue().isSelected())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void count() {
        int count = chosen().size();
        add.setText(texts.get("import.plan.add", count));
        add.setAccessibleText(add.getText());
        add.setDisable(count == 0);
    }

    void focusAdd() {
        add.requestFocus();
    }
}
