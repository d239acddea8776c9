package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Subscriptions;
import dev.parley.app.markdown.VisibleText;
import dev.parley.client.transcript.ToolCall;
import dev.parley.client.transcript.TurnState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A tool call of an answer: its name and arguments in one line, which opens to the arguments as JSON. */
public final class ToolCallView extends VBox implements AutoCloseable {
    private static final int IN_ONE_LINE = 300;

    private final TurnViewModel answer;
    private final int position;
    private final ViewContext context;
    private final Label name = Controls.label("", "text-ui-medium");
    private final Label arguments = Controls.label("", "text-code-small", "muted");
    private final Label badge = Controls.label("", "badge");
    private final FontIcon chevron = Controls.icon("fth-chevron-right");
    private final Button head = new Button();
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean open;
    private @Nullable ToolCall shown;

    public ToolCallView(TurnViewModel answer, int position, ViewContext context) {
        this.answer = answer;
        this.position = position;
        this.context = context;
        getStyleClass().add("tool-call");
        name.setMinWidth(USE_PREF_SIZE);
        badge.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(arguments, Priority.ALWAYS);
        arguments.setMaxWidth(Double.MAX_VALUE);
        HBox line = Controls.row(8, Controls.icon("fth-tool", "icon-14"), name, arguments, badge, chevron);
        head.setGraphic(line);
        line.prefWidthProperty().bind(head.widthProperty().subtract(20));
        head.getStyleClass().addAll("flat", "tool-call-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setOnAction(event -> {
            open = !open;
            show(true);
        });
        getChildren().add(head);
        subscriptions.onInvalidated(() -> show(false), answer.toolCalls());
        subscriptions.follow(answer.state(), state -> show(true));
    }

    private void show(boolean anyway) {
        if (position >= answer.toolCalls().size()) {
            return;
        }
        ToolCall call = answer.toolCalls().get(position);
        if (call.equals(shown) && !anyway) {
            return;
        }
        shown = call;
        boolean arriving = answer.state().get() == TurnState.STREAMING;
        name.setText(call.name());
        arguments.setText(oneLine(call.arguments()));
        badge.setText(context.text(arriving ? "tool.arriving" : "tool.requested"));
        badge.getStyleClass().setAll("label", "badge");
        if (arriving) {
            badge.getStyleClass().add("accent");
        }
        chevron.setIconLiteral(open ? "fth-chevron-down" : "fth-chevron-right");
        head.setAccessibleText(context.text(
                "tool.name", call.name(), badge.getText(), context.text(open ? "reasoning.open" : "reasoning.closed")));
        body(call);
    }

    private void body(ToolCall call) {
        getChildren().setAll(head);
        if (open) {
            String pretty = PrettyJson.of(call.arguments()).orElse(call.arguments());
            HBox row = Controls.row(
                    8,
                    Controls.label(context.text("tool.arguments"), "text-caption", "muted"),
                    Controls.spring(),
                    Controls.button(
                            context.text("copy"),
                            "fth-copy",
                            () -> context.actions().copy(VisibleText.cleaned(pretty)),
                            "flat",
                            "small"));
            row.getStyleClass().add("code-head");
            VBox code = new VBox(row, new CodeBody(pretty, context));
            code.getStyleClass().add("tool-call-body");
            getChildren().add(code);
        }
    }

    private static String oneLine(String text) {
        String start = text.length() > IN_ONE_LINE ? text.substring(0, IN_ONE_LINE) : text;
        return start.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
