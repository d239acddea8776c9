package dev.parley.app.inspector;

import dev.parley.app.fx.Texts;
import dev.parley.client.WireEvent;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedResponse;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All that was sent and all that came, as text. */
final class RawPane implements CapturePane {
    private static final int LIVE_FRAMES = 200;

    private final CodeCard code;
    private final VBox root;
    private @Nullable Capture shown;

    RawPane(Texts texts, Consumer<String> clipboard) {
        code = new CodeCard(texts.get("raw"), 0, texts, clipboard);
        VBox.setVgrow(code, Priority.ALWAYS);
        root = new VBox(code);
        root.getStyleClass().add("inspector-pane");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Capture capture) {
        boolean open = capture.ending() == Capture.Ending.OPEN;
        boolean waits = shown != null && open && capture.frames().count() > LIVE_FRAMES;
        if (!waits && !capture.equals(shown)) {
            shown = capture;
            String all = text(capture);
            code.show(() -> all, columns -> FoldedJson.plain(all, columns));
        }
    }

    static String text(Capture capture) {
        StringBuilder text = new StringBuilder();
        for (CapturedExchange exchange : capture.exchanges()) {
            text.append(exchange.request().method())
                    .append(' ')
                    .append(exchange.request().url())
                    .append('\n');
            headers(text, exchange.request().headers());
            String body = exchange.request().body();
            text.append('\n').append(body == null ? "" : body + "\n\n");
            CapturedResponse response = exchange.response();
            if (response != null) {
                text.append(response.status()).append('\n');
                headers(text, response.headers());
                text.append('\n');
            }
            exchange.frames().forEach(frame -> text.append(frame.raw()).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    private static void headers(StringBuilder text, List<WireEvent.Header> headers) {
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append('\n'));
    }
}
