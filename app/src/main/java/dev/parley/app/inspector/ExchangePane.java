package dev.parley.app.inspector;

import dev.parley.app.control.IconButtons;
import dev.parley.app.fx.Texts;
import dev.parley.client.WireEvent;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedExchange;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.CapturedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Headers and body of one exchange's request or response; a run with several exchanges has a switch between them. */
final class ExchangePane implements CapturePane {
    /** So many frames are laid out anew with each one that comes; more wait for the end of the answer. */
    private static final int LIVE_FRAMES = 200;

    private final boolean request;
    private final Texts texts;
    private final Label count = Rows.label("", "text-code-small", "muted");
    private final Label headersTitle;
    private final HeaderTable headers = new HeaderTable();
    private final Label note = Rows.label("", "text-caption", "muted");
    private final CodeCard body;
    private final HBox choice;
    private final VBox root;
    private @Nullable Capture capture;
    private @Nullable CapturedExchange shown;
    /** {@code null}: the last one. */
    private @Nullable Integer chosen;

    ExchangePane(boolean request, Texts texts, Consumer<String> clipboard) {
        this.request = request;
        this.texts = texts;
        Button before = IconButtons.small("fth-chevron-left", texts.get("exchange.before"), () -> step(-1));
        Button after = IconButtons.small("fth-chevron-right", texts.get("exchange.after"), () -> step(1));
        choice = Rows.row(4, Rows.label(texts.get("exchange"), "text-ui"), Rows.spring(), before, count, after);
        headersTitle = Rows.label(texts.get("headers"), "text-section");
        body = new CodeCard(texts.get("body"), 0, texts, clipboard);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(120);
        note.setWrapText(true);
        root = new VBox(choice, headersTitle, headers, note, body);
        root.getStyleClass().add("inspector-pane");
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(Capture now) {
        Capture before = capture;
        if (before == null || !before.startedAt().equals(now.startedAt())) {
            chosen = null;
        }
        capture = now;
        showExchange(now);
    }

    private void step(int by) {
        Capture now = capture;
        if (now != null && !now.exchanges().isEmpty()) {
            int last = now.exchanges().size() - 1;
            int from = chosen == null ? last : chosen;
            int to = Math.clamp(from + by, 0, last);
            chosen = to;
            showExchange(now);
        }
    }

    private void showExchange(Capture now) {
        int size = now.exchanges().size();
        visible(choice, size > 1);
        if (size == 0) {
            visible(headers, false);
            visible(body, false);
            say(texts.get("exchange.none"));
            return;
        }
        int index = chosen == null ? size - 1 : Math.min(chosen, size - 1);
        CapturedExchange exchange = now.exchanges().get(index);
        count.setText(texts.get("exchange.count", index + 1, size));
        if (request) {
            showRequest(exchange);
        } else {
            showResponse(exchange, now.ending() == Capture.Ending.OPEN);
        }
        shown = exchange;
    }

    private void showRequest(CapturedExchange exchange) {
        headersOf(exchange.request().headers());
        String text = exchange.request().body();
        visible(body, text != null);
        int cut = exchange.request().bodyCut();
        say(text == null ? texts.get("body.none") : cut > 0 ? texts.get("body.cut", Measures.count(cut)) : "");
        CapturedExchange before = shown;
        if (text != null && (before == null || !before.request().equals(exchange.request()))) {
            body.show(text);
        }
    }

    private void showResponse(CapturedExchange exchange, boolean open) {
        CapturedResponse response = exchange.response();
        headersOf(response == null ? List.of() : response.headers());
        List<CapturedFrame> frames = exchange.frames();
        visible(body, !frames.isEmpty());
        boolean waits = open && frames.size() > LIVE_FRAMES;
        String fault = exchange.fault();
        if (response == null) {
            say(texts.get("response.none"));
        } else {
            say(fault != null ? fault : waits ? texts.get("response.waits", Measures.count(LIVE_FRAMES)) : "");
        }
        CapturedExchange before = shown;
        // The first ones are shown already, and nothing else is drawn before the end.
        boolean waited = waits && before != null && before.frames().size() > LIVE_FRAMES && isSame(before, exchange);
        boolean same = waited || (before != null && before.frames().equals(frames));
        if (!same && !frames.isEmpty()) {
            List<CapturedFrame> drawn = waits ? frames.subList(0, LIVE_FRAMES) : frames;
            body.show(
                    () -> frames.stream().map(CapturedFrame::raw).collect(Collectors.joining("\n")),
                    columns -> lines(drawn, columns));
        }
    }

    private static boolean isSame(CapturedExchange one, CapturedExchange other) {
        return one.number() == other.number() && one.request().equals(other.request());
    }

    private static List<CodeLine> lines(List<CapturedFrame> frames, int columns) {
        List<CodeLine> lines = new ArrayList<>();
        frames.forEach(frame -> lines.addAll(FoldedJson.of(frame.raw(), columns)));
        return lines;
    }

    private void headersOf(List<WireEvent.Header> list) {
        visible(headers, !list.isEmpty());
        visible(headersTitle, !list.isEmpty());
        headers.show(list);
    }

    private void say(String sentence) {
        note.setText(sentence);
        visible(note, !sentence.isEmpty());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
