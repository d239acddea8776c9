package dev.parley.app.inspector;

import dev.parley.app.control.Tips;
import dev.parley.app.fx.Texts;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedResponse;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the exchange went, in two lines. */
final class HeadLine extends VBox {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"\\\\]{1,80})\"");

    private final Texts texts;
    private final Label status = Rows.label("", "badge");
    private final Label path = Rows.label("", "text-code-small");
    private final Label totals = Rows.label("", "text-code-small", "muted");
    private final FlowPane facts = new FlowPane(16, 2);

    HeadLine(Texts texts) {
        super(8);
        this.texts = texts;
        path.setMinWidth(0);
        path.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        status.setMinWidth(USE_PREF_SIZE);
        totals.setMinWidth(USE_PREF_SIZE);
        HBox line = Rows.row(8, status, path, Rows.spring(), totals);
        getChildren().addAll(line, facts);
    }

    void show(Capture capture) {
        CapturedExchange exchange = capture.last();
        facts.getChildren().clear();
        if (exchange == null) {
            status.setText("…");
            path.setText("");
            totals.setText("");
            return;
        }
        showStatus(exchange.response(), exchange.fault());
        String target =
                exchange.request().method() + " " + pathOf(exchange.request().url());
        path.setText(target);
        Tips.say(path, exchange.request().url());
        Long end = capture.endNanos();
        String size = Measures.bytes(capture.bytes());
        totals.setText(end == null ? size : texts.get("head.totals", Measures.span(end), size));
        showFacts(capture, exchange);
    }

    private void showStatus(@Nullable CapturedResponse response, @Nullable String fault) {
        status.getStyleClass().removeAll("success", "warning", "danger");
        if (response == null) {
            status.setText(texts.get(fault == null ? "head.waiting" : "head.none"));
            return;
        }
        int code = response.status();
        status.setText(Integer.toString(code));
        boolean good = code / 100 == 2 && fault == null;
        status.getStyleClass().add(good ? "success" : code / 100 == 2 || code == 503 ? "warning" : "danger");
    }

    private void showFacts(Capture capture, CapturedExchange exchange) {
        String id = requestId(exchange);
        if (id != null) {
            Label value = Rows.label(id, "code-value");
            value.setMaxWidth(220);
            facts.getChildren().add(Rows.row(4, caption(texts.get("head.id")), value));
        }
        if (exchange.protocol() != null) {
            facts.getChildren().add(caption(protocol(exchange.protocol())));
        }
        if (exchange.tls() != null) {
            facts.getChildren().add(caption(exchange.tls().replace("TLSv", "TLS ")));
        }
        if (exchange.request().isMasked()) {
            FontIcon lock = new FontIcon("fth-lock");
            lock.getStyleClass().add("icon-12");
            facts.getChildren().add(Rows.row(4, lock, caption(texts.get("head.masked"))));
        }
        if (capture.exchanges().size() > 1) {
            facts.getChildren()
                    .add(caption(texts.get("head.exchanges", capture.exchanges().size())));
        }
        if (capture.dropped().frames() > 0) {
            Label dropped = caption(texts.get(
                    "head.dropped",
                    Measures.count(capture.dropped().frames()),
                    Measures.bytes(capture.dropped().bytes())));
            dropped.getStyleClass().add("warning");
            facts.getChildren().add(dropped);
        }
    }

    private static Label caption(String text) {
        return Rows.label(text, "text-caption", "muted");
    }

    private static @Nullable String requestId(CapturedExchange exchange) {
        CapturedResponse response = exchange.response();
        String named = response == null ? null : response.requestId();
        if (named != null || exchange.frames().isEmpty()) {
            return named;
        }
        CapturedFrame first = exchange.frames().getFirst();
        Matcher id =
                ID.matcher(first.raw().substring(0, Math.min(400, first.raw().length())));
        return id.find() ? id.group(1) : null;
    }

    private static String protocol(String name) {
        return switch (name) {
            case "h2", "h2_prior_knowledge" -> "HTTP/2";
            case "h3" -> "HTTP/3";
            default -> name.toUpperCase(Locale.ROOT);
        };
    }

    static String pathOf(String url) {
        int scheme = url.indexOf("://");
        int slash = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }
}
