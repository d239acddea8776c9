package dev.parley.app.inspector;

import dev.parley.app.control.Tips;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.fx.Texts;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedPhase;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** When what came: phases, gaps between tokens, frames. */
final class TimelinePane implements CapturePane {
    private static final int DETAIL_ROWS = 7;

    private final InspectorViewModel model;
    private final Texts texts;
    private final PhaseChart phases;
    private final LatencyChart latency;
    private final Label firstToken = new Label();
    private final Label tokens = new Label();
    private final Label frameCount = Rows.label("", "text-caption", "muted");
    private final HBox latencyHead;
    private final FrameTable table;
    private final CodeCard detail;
    private final ScrollPane root;
    private final Subscriptions subscriptions = new Subscriptions();

    TimelinePane(InspectorViewModel model, Texts texts, Consumer<String> clipboard) {
        this.model = model;
        this.texts = texts;
        phases = new PhaseChart(texts);
        latency = new LatencyChart(texts);
        table = new FrameTable(model, texts);
        detail = new CodeCard(texts.get("frame"), DETAIL_ROWS, texts, clipboard);
        latencyHead = Rows.section(texts.get("latency"), tokens);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox all = new VBox(
                Rows.section(texts.get("phases"), firstToken),
                phases,
                latencyHead,
                latency,
                framesHead(),
                table,
                detail);
        all.getStyleClass().add("inspector-pane");
        root = new ScrollPane(all);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.setFocusTraversable(false);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        subscriptions.follow(model.gaps(), this::showGaps);
        subscriptions.follow(model.frame(), this::showFrame);
    }

    private HBox framesHead() {
        ToggleButton onlyText = new ToggleButton("", new FontIcon("fth-filter"));
        onlyText.getStyleClass().addAll("flat", "icon", "small");
        onlyText.setAccessibleText(texts.get("frames.only"));
        Tips.say(onlyText, texts.get("frames.only"));
        onlyText.selectedProperty().bindBidirectional(model.onlyText());
        return Rows.row(8, Rows.label(texts.get("frames"), "text-section"), Rows.spring(), frameCount, onlyText);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Capture capture) {
        List<CapturedPhase> shown = PhaseChart.beforeTheAnswer(capture.phases());
        phases.show(shown);
        Long first = capture.firstPieceNanos();
        firstToken.setText(first == null ? texts.get("phases.none") : texts.get("phases.first", Measures.span(first)));
        long count = 0;
        long last = 0;
        for (CapturedExchange exchange : capture.exchanges()) {
            count += exchange.frames().size();
            last = exchange.frames().isEmpty()
                    ? last
                    : exchange.frames().getLast().atNanos();
        }
        frameCount.setText(texts.get("frames.count", Measures.count(count), Measures.span(last)));
    }

    private void showGaps(TokenGaps gaps) {
        boolean any = !gaps.nanos().isEmpty();
        latency.show(gaps);
        for (Node node : List.of(latencyHead, latency)) {
            node.setVisible(any);
            node.setManaged(any);
        }
        tokens.setText(texts.get("latency.count", Measures.count(gaps.nanos().size() + 1L)));
    }

    private void showFrame(@Nullable FrameRow row) {
        detail.setVisible(row != null);
        detail.setManaged(row != null);
        if (row != null) {
            detail.setTitle(texts.get("frame.number", Measures.count(row.number())));
            String raw = row.frame().raw();
            detail.show(() -> raw, columns -> FoldedJson.of(raw, columns, true));
        }
    }

    @Override
    public void close() {
        table.close();
        subscriptions.close();
    }
}
