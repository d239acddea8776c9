package dev.parley.app.gateway;

import dev.parley.app.control.IconButtons;
import dev.parley.app.control.Labels;
import dev.parley.app.control.StateBadge;
import dev.parley.app.control.Tips;
import dev.parley.app.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The upstreams, a row each. They are few; rows stay while their upstream does, so that a menu does not close. */
final class UpstreamTable extends VBox {
    private static final double NAME = 132;
    private static final double KIND = 156;
    private static final double STATE = 210;
    private static final double FIGURE = 80;
    private static final double FIRST = 96;
    private static final double MENU = 88;
    private static final double COMPACT = 900;
    /** Kind and p95. */
    private static final List<Integer> DISPENSABLE = List.of(1, 7);

    private final GatewayViewModel model;
    private final Texts texts;
    private final List<Row> rows = new ArrayList<>();
    private final VBox body = new VBox();

    UpstreamTable(GatewayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("place-table");
        getChildren().addAll(head(), body);
        model.upstreams().addListener((ListChangeListener<UpstreamRow>) change -> show());
        show();
    }

    private HBox head() {
        StackPane end = wide(new Region(), MENU);
        end.setMinWidth(MENU);
        HBox head = new HBox(
                wide(headLabel("upstreams.name"), NAME),
                wide(headLabel("upstreams.kind"), KIND),
                wide(headLabel("upstreams.state"), STATE),
                growing(headLabel("upstreams.models")),
                right(headLabel("upstreams.queue")),
                right(headLabel("upstreams.in_flight")),
                first(headLabel("upstreams.median")),
                right(headLabel("upstreams.slow")),
                end);
        shrink(head);
        head.getStyleClass().add("table-head");
        return head;
    }

    private Label headLabel(String key) {
        return Labels.of(texts.get(key), "text-caption-medium", "muted");
    }

    private static StackPane wide(Node node, double width) {
        StackPane cell = new StackPane(node);
        cell.setAlignment(Pos.CENTER_LEFT);
        cell.getStyleClass().add("table-cell-box");
        cell.setMinWidth(width / 2);
        cell.setPrefWidth(width);
        return cell;
    }

    private static StackPane growing(Node node) {
        StackPane cell = wide(node, 120);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    private static StackPane first(Node node) {
        StackPane cell = right(node);
        cell.setMinWidth(FIRST);
        cell.setPrefWidth(FIRST);
        return cell;
    }

    /** Where there is little room, what can be told by the tooltip or is plain from the name is left out. */
    private void shrink(HBox row) {
        for (int column : DISPENSABLE) {
            Node cell = row.getChildren().get(column);
            cell.visibleProperty().bind(widthProperty().greaterThan(COMPACT));
            cell.managedProperty().bind(cell.visibleProperty());
        }
    }

    private static StackPane right(Node node) {
        StackPane cell = wide(node, FIGURE);
        cell.setMinWidth(FIGURE);
        cell.setAlignment(Pos.CENTER_RIGHT);
        return cell;
    }

    private void show() {
        List<UpstreamRow> now = model.upstreams();
        boolean same = now.stream()
                .map(UpstreamRow::name)
                .toList()
                .equals(rows.stream().map(row -> row.name).toList());
        if (!same) {
            rows.clear();
            now.forEach(one -> rows.add(new Row(one)));
            body.getChildren().setAll(rows);
            if (!rows.isEmpty()) {
                rows.getLast().getStyleClass().add("last");
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(now.get(i));
        }
        if (rows.isEmpty()) {
            HBox none = new HBox(Labels.of(texts.get("upstreams.none"), "text-ui", "muted"));
            none.getStyleClass().add("table-row");
            none.setAlignment(Pos.CENTER_LEFT);
            none.getStyleClass().addAll("table-note", "last");
            body.getChildren().setAll(none);
        }
    }

    private final class Row extends HBox {
        private final String name;
        private final Label kind = Labels.of("", "text-ui", "muted");
        private final StateBadge badge = new StateBadge();
        private final Label detail = Labels.of("", "text-code-small", "muted");
        private final Label models = Labels.of("", "text-code-small");
        private final Label waiting = Labels.of("", "text-code-small");
        private final Label inFlight = Labels.of("", "text-code-small");
        private final Label median = Labels.of("", "text-code-small");
        private final Label slow = Labels.of("", "text-code-small", "muted");
        private final Tooltip figures = new Tooltip();
        private final Button change = IconButtons.small("fth-play", texts.get("upstream.start_any"), () -> {});
        private UpstreamRow.@Nullable Change offered;

        Row(UpstreamRow first) {
            this.name = first.name();
            getStyleClass().add("table-row");
            detail.setMinWidth(0);
            HBox state = new HBox(8, badge, detail);
            state.setAlignment(Pos.CENTER_LEFT);
            getChildren()
                    .addAll(
                            wide(Labels.of(name, "text-ui-medium"), NAME),
                            wide(kind, KIND),
                            wide(state, STATE),
                            growing(models),
                            right(waiting),
                            right(inFlight),
                            first(median),
                            right(slow),
                            actions(first));
            shrink(this);
            median.setTooltip(figures);
            slow.setTooltip(figures);
        }

        private Node actions(UpstreamRow first) {
            HBox both = new HBox(4, change, menu(first));
            both.setAlignment(Pos.CENTER_RIGHT);
            StackPane cell = wide(both, MENU);
            cell.setMinWidth(MENU);
            cell.getStyleClass().add("upstream-actions");
            return cell;
        }

        private void offer(UpstreamRow.Change now) {
            if (now == offered) {
                return;
            }
            offered = now;
            boolean stops = now == UpstreamRow.Change.STOP;
            change.setVisible(now != UpstreamRow.Change.NONE);
            change.setGraphic(new FontIcon(stops ? "fth-stop-circle" : "fth-play"));
            IconButtons.say(change, texts.get(stops ? "upstream.stop" : "upstream.start", name));
            change.setOnAction(event -> {
                if (stops) {
                    model.stopUpstream(name);
                } else {
                    model.startUpstream(name);
                }
            });
        }

        private Node menu(UpstreamRow row) {
            if (!row.removable()) {
                Region none = new Region();
                none.setMinWidth(28);
                return none;
            }
            MenuItem remove = new MenuItem(texts.get("upstream.remove"));
            remove.getStyleClass().add("danger");
            remove.setOnAction(event -> model.remove(name));
            MenuButton more = new MenuButton("", new FontIcon("fth-more-horizontal"), remove);
            more.getStyleClass().addAll("flat", "icon", "small");
            more.setAccessibleText(texts.get("upstream.more", name));
            Tips.say(more, more.getAccessibleText());
            return more;
        }

        void show(UpstreamRow now) {
            kind.setText(now.kind());
            badge.show(now.state(), now.tone());
            detail.setText(now.detail());
            detail.setTooltip(now.detail().length() > 24 ? new Tooltip(now.detail()) : null);
            models.setText(now.models());
            waiting.setText(Integer.toString(now.waiting()));
            inFlight.setText(Integer.toString(now.inFlight()));
            median.setText(now.median());
            slow.setText(now.slow());
            figures.setText(now.figures());
            offer(now.change());
        }
    }
}
