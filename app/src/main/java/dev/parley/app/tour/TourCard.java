package dev.parley.app.tour;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of the tour in words, and the buttons that lead through it. */
final class TourCard extends VBox {
    private static final double WIDTH = 352;

    private final Texts texts = Texts.of(TourCard.class);
    private final TourViewModel tour;
    private final Label count = Labels.of("", "text-caption-medium", "muted");
    private final Label title = Labels.wrapped("", "text-title");
    private final Label words = Labels.wrapped("", "text-ui");
    private final Label look = Labels.wrapped("", "text-ui", "muted");
    private final Button back;
    private final Button show = new Button();
    private final Button next = new Button();

    TourCard(TourViewModel tour, Subscriptions subscriptions) {
        this.tour = tour;
        back = new Button(texts.get("tour.back"));
        getStyleClass().add("tour-card");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.get("tour.name"));
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().addAll(head(), title, words, hint(), buttons());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                tour.end();
                event.consume();
            }
        });
        subscriptions.follow(tour.step(), this::tell);
        subscriptions.follow(tour.performed(), performed -> offer());
    }

    /** Puts the focus on what leads on. */
    void focusFirst() {
        (tour.performed().get() ? next : show).requestFocus();
    }

    private HBox head() {
        HBox head = new HBox(
                8,
                Labels.of(texts.get("tour.name"), "text-caption-medium", "tour-name"),
                count,
                Labels.gap(),
                IconButtons.small("fth-x", texts.get("tour.close"), tour::end));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox hint() {
        FontIcon eye = new FontIcon("fth-eye");
        eye.getStyleClass().add("tour-eye");
        HBox hint = new HBox(8, eye, look);
        hint.getStyleClass().add("tour-look");
        hint.setAlignment(Pos.TOP_LEFT);
        return hint;
    }

    private HBox buttons() {
        back.getStyleClass().add("flat");
        back.setOnAction(event -> tour.back());
        next.setOnAction(event -> leadOn());
        show.setOnAction(event -> {
            tour.perform();
            focusFirst();
        });
        show.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> tour.busy().getValue(), tour.busy()));
        HBox row = new HBox(8, back, Labels.gap(), show, next);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("tour-buttons");
        return row;
    }

    private void leadOn() {
        if (tour.isLast() && tour.performed().get()) {
            tour.addEndpoint();
        } else {
            tour.next();
            focusFirst();
        }
    }

    private void tell(TourStep step) {
        count.setText(texts.get("tour.count", tour.position(), tour.length()));
        title.setText(texts.get(step.text("title")));
        words.setText(texts.get(step.text("words")));
        look.setText(texts.get(step.text("look")));
        back.setVisible(tour.position() > 1);
        offer();
    }

    /** Before the step was shown, showing it is the thing to do; afterwards the next step is. */
    private void offer() {
        boolean performed = tour.performed().get();
        boolean last = tour.isLast();
        show.setText(texts.get(performed ? "tour.again" : "tour.show"));
        next.setText(texts.get(last ? (performed ? "tour.add" : "tour.done") : performed ? "tour.next" : "tour.skip"));
        show.getStyleClass().setAll("button", performed ? "flat" : "primary");
        next.getStyleClass().setAll("button", performed ? "primary" : "flat");
    }
}
