package dev.parley.benchmarks.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a person sees and does: looks at the window of this process, types, clicks and scrolls with a robot. */
final class Screen {
    private static final Pattern MARKER = Pattern.compile("w(\\d+)");

    private final Stage stage;
    private final Robot robot;
    private final TextArea composer;
    private final Region transcript;
    private @Nullable Node stop;

    private Screen(Stage stage, TextArea composer, Region transcript) {
        this.stage = stage;
        this.robot = new Robot();
        this.composer = composer;
        this.transcript = transcript;
    }

    /** The window once it can be typed into; {@code null} before. On the toolkit's thread. */
    static @Nullable Screen find() {
        for (Window window : Window.getWindows()) {
            if (window instanceof Stage stage && stage.isShowing() && stage.getScene() != null) {
                Node composer = stage.getScene().lookup(".composer-text");
                Node transcript = stage.getScene().lookup(".block-flow");
                if (composer instanceof TextArea text && !text.isDisabled() && text.getHeight() > 0) {
                    return transcript instanceof Region flow ? new Screen(stage, text, flow) : null;
                }
            }
        }
        return null;
    }

    /** Runs on the toolkit's thread and waits for what comes of it. */
    static <T> T onFx(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(task.get());
            } catch (IllegalStateException | IllegalArgumentException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    Scene scene() {
        return stage.getScene();
    }

    TextArea composer() {
        return composer;
    }

    /** Right of the caret, as high as a line of the composer. */
    Point2D caret() {
        double x = composer.getInputMethodRequests().getTextLocation(0).getX();
        return new Point2D(x + 2, center(composer).getY());
    }

    void key(KeyCode code) {
        robot.keyType(code);
    }

    void wheel(int notches) {
        robot.mouseMove(center(transcript));
        robot.mouseWheel(notches);
    }

    void click(Node node) {
        robot.mouseMove(center(node));
        robot.mouseClick(MouseButton.PRIMARY);
    }

    /** A label or a button that shows exactly this. */
    @Nullable Node labelled(String text) {
        Set<Node> all = scene().getRoot().lookupAll("*");
        return all.stream()
                .filter(node -> text.equals(shownText(node)) && isShown(node))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String shownText(Node node) {
        return switch (node) {
            case Labeled label -> label.getText();
            case Text text -> text.getText();
            default -> null;
        };
    }

    boolean isAnswering() {
        Node known = stop;
        // To walk through the whole scene ten times a second would be part of what is measured.
        if (known == null || known.getScene() == null) {
            known = scene().lookup(".composer-stop");
            stop = known;
        }
        return known != null && known.isVisible();
    }

    void closeWindow() {
        stage.fireEvent(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
        stage.close();
    }

    /** The highest marker of {@link LongAnswer} in the lowest cells that are in view; -1 without one. */
    int lastMarker() {
        int last = -1;
        List<Node> lowest = visibleCells();
        for (int i = 0; i < Math.min(4, lowest.size()) && last < 0; i++) {
            StringBuilder text = new StringBuilder();
            collect(lowest.get(i), text);
            Matcher marker = MARKER.matcher(text);
            while (marker.find()) {
                last = Math.max(last, Integer.parseInt(marker.group(1)));
            }
        }
        return last;
    }

    /** Whether a text is in view in the transcript. */
    boolean shows(String wanted) {
        StringBuilder text = new StringBuilder();
        visibleCells().forEach(cell -> collect(cell, text));
        return text.indexOf(wanted) >= 0;
    }

    /** From the lowest up. */
    private List<Node> visibleCells() {
        List<Node> cells = new ArrayList<>();
        for (Node below : transcript.getChildrenUnmodifiable()) {
            if (below instanceof Parent sheet && below.getStyleClass().contains("block-flow-cells")) {
                for (Node cell : sheet.getChildrenUnmodifiable()) {
                    Bounds bounds = cell.getBoundsInParent();
                    if (cell.isVisible() && bounds.getMaxY() > 0 && bounds.getMinY() < transcript.getHeight()) {
                        cells.add(cell);
                    }
                }
            }
        }
        cells.sort(Comparator.comparingDouble(
                        (Node cell) -> cell.getBoundsInParent().getMinY())
                .reversed());
        return cells;
    }

    private static void collect(Node node, StringBuilder text) {
        if (node instanceof Text shown) {
            text.append(shown.getText()).append(' ');
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, text));
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Point2D center(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }
}
