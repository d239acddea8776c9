package dev.parley.app.inspector;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.capture.Capture;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The inspector: segments, how the exchange went, and what the chosen segment shows of it. */
public final class InspectorView extends BorderPane implements AutoCloseable {

    /** What can be shown of a capture. */
    enum Segment {
        TIMELINE,
        REQUEST,
        RESPONSE,
        LOGPROBS,
        RAW
    }

    private final InspectorViewModel model;
    private final CaptureChooser chooser;
    private final Consumer<String> clipboard;
    private final Texts texts = Texts.of(InspectorView.class);
    private final Map<Segment, CapturePane> panes = new EnumMap<>(Segment.class);
    private final Map<Segment, ToggleButton> buttons = new EnumMap<>(Segment.class);
    private final ToggleGroup segments = new ToggleGroup();
    private final HeadLine head = new HeadLine(texts);
    private final StoredPane stored = new StoredPane(texts);
    private final StackPane place = new StackPane();
    private final Label fileName = Rows.label("", "text-ui");
    private final HBox fileNotice;
    private final Button save;
    private final MenuButton replay = new MenuButton();
    private final Subscriptions subscriptions = new Subscriptions();
    private Segment segment = Segment.TIMELINE;
    private Replay player = (capture, paced) -> {};

    /** {@code clipboard} takes what is copied. */
    public InspectorView(InspectorViewModel model, CaptureChooser chooser, Consumer<String> clipboard) {
        this.model = model;
        this.chooser = chooser;
        this.clipboard = clipboard;
        getStyleClass().add("inspector");
        Button back = new Button(texts.get("file.close"));
        back.getStyleClass().addAll("flat", "small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(event -> model.closeFile());
        fileName.setMinWidth(0);
        fileNotice = Rows.row(8, fileName, Rows.spring(), back);
        fileNotice.getStyleClass().add("file-notice");
        save = IconButtons.small("fth-download", texts.get("save"), this::save);
        fillReplay();
        VBox top = new VBox(segmentRow(), fileNotice, head);
        top.getStyleClass().add("inspector-top");
        setTop(top);
        setCenter(place);
        subscriptions.onInvalidated(this::refresh, model.state(), model.capture(), model.turn(), model.file());
        subscriptions.follow(sceneProperty(), scene -> model.watched(scene != null));
        refresh();
    }

    /** For the end of the panel's row of tabs. */
    public List<Node> actions() {
        return List.of(save, replay, IconButtons.small("fth-folder", texts.get("open"), this::open));
    }

    /** Tells the capture that is shown again. */
    @FunctionalInterface
    public interface Replay {
        /** {@code paced}: whether it takes as long as it took. */
        void play(Capture capture, boolean paced);
    }

    /** What tells captures again; until this is said nothing does. */
    public void onReplay(Replay newPlayer) {
        player = newPlayer;
    }

    private void fillReplay() {
        replay.setGraphic(new FontIcon("fth-play"));
        replay.getStyleClass().addAll("flat", "icon", "small", "replay-menu");
        replay.setAccessibleText(texts.get("replay"));
        Tips.say(replay, texts.get("replay"));
        replay.getItems().setAll(replayItem("replay.paced", true), replayItem("replay.at_once", false));
    }

    private MenuItem replayItem(String key, boolean paced) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(event -> {
            Capture shown = model.capture().get();
            if (shown != null) {
                player.play(shown, paced);
            }
        });
        return item;
    }

    private HBox segmentRow() {
        HBox row = new HBox();
        row.getStyleClass().add("segment");
        for (Segment each : Segment.values()) {
            ToggleButton button =
                    new ToggleButton(texts.get("segment." + each.name().toLowerCase(Locale.ROOT)));
            button.setToggleGroup(segments);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setSelected(each == segment);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setPrefWidth(0);
            buttons.put(each, button);
            row.getChildren().add(button);
        }
        // The arrow keys select without an action.
        subscriptions.onChange(segments.selectedToggleProperty(), now -> chosen());
        return row;
    }

    /** Shows a segment. */
    void choose(Segment chosen) {
        java.util.Objects.requireNonNull(buttons.get(chosen)).setSelected(true);
    }

    /** One of them is always chosen. */
    private void chosen() {
        buttons.forEach((each, button) -> {
            if (button.isSelected() && each != segment) {
                segment = each;
                refresh();
            }
        });
        if (segments.getSelectedToggle() == null) {
            choose(segment);
        }
    }

    private void refresh() {
        Capture capture = model.capture().get();
        boolean captured = model.state().get() == InspectorViewModel.State.CAPTURED && capture != null;
        save.setDisable(!captured);
        // What still comes cannot be told again.
        replay.setDisable(capture == null || !captured || capture.ending() == Capture.Ending.OPEN);
        head.setVisible(captured);
        head.setManaged(captured);
        String file = model.file().get();
        fileName.setText(texts.get("file", file));
        fileNotice.setVisible(!file.isEmpty());
        fileNotice.setManaged(!file.isEmpty());
        if (!captured || capture == null) {
            stored.show(model.state().get(), model.turn().get());
            put(stored);
            return;
        }
        head.show(capture);
        CapturePane pane = panes.computeIfAbsent(segment, this::make);
        pane.show(capture);
        put(pane.node());
    }

    private void put(Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }

    private CapturePane make(Segment of) {
        return switch (of) {
            case TIMELINE -> new TimelinePane(model, texts, clipboard);
            case REQUEST -> new ExchangePane(true, texts, clipboard);
            case RESPONSE -> new ExchangePane(false, texts, clipboard);
            case LOGPROBS -> new LogprobsPane(texts);
            case RAW -> new RawPane(texts, clipboard);
        };
    }

    private void save() {
        chooser.toSave(model.suggestedName()).ifPresent(model::save);
    }

    private void open() {
        chooser.toOpen().ifPresent(model::open);
    }

    @Override
    public void close() {
        model.watched(false);
        panes.values().forEach(CapturePane::close);
        subscriptions.close();
    }
}
