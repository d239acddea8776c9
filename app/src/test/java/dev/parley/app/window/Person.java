package dev.parley.app.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/** Someone before the window: sees what can be seen, types and clicks, and waits for what must come. */
final class Person {
    private static final int PATIENCE_SECONDS = 8;
    private static final int FX_MILLIS = 10_000;

    private final Stage stage;
    private final Robot robot;

    Person(Stage stage) {
        this.stage = stage;
        this.robot = onFx(Robot::new);
    }

    static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(FX_MILLIS, task);
    }

    /** Waits until it holds on the toolkit's thread. */
    void awaits(String what, BooleanSupplier holds) {
        awaits(what, PATIENCE_SECONDS, holds);
    }

    /** The same for what takes its time by design, as a paced answer of the demo does. */
    void awaits(String what, int seconds, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> onFx(holds::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("not seen: " + what + "\non the screen: " + onFx(this::everything), e);
        }
    }

    // What is seen

    /** Waits for a text anywhere in the window or a menu. */
    void sees(String text) {
        awaits(text, () -> everything().contains(text));
    }

    void seesNot(String text) {
        awaits("that it is gone: " + text, () -> !everything().contains(text));
    }

    /** Waits for a node of this style class. */
    Node seesPart(String styleClass) {
        awaits(
                "." + styleClass,
                () -> find(node -> node.getStyleClass().contains(styleClass)).isPresent());
        return onFx(
                () -> find(node -> node.getStyleClass().contains(styleClass)).orElseThrow());
    }

    boolean hasPart(String styleClass) {
        return onFx(
                () -> find(node -> node.getStyleClass().contains(styleClass)).isPresent());
    }

    void seesNoPart(String styleClass) {
        awaits(
                "that it is gone: ." + styleClass,
                () -> find(node -> node.getStyleClass().contains(styleClass)).isEmpty());
    }

    /** Waits for a control of this accessible text or label that can be used. */
    Node seesControl(String name) {
        awaits("control " + name, () -> find(isNamed(name)).isPresent());
        return onFx(() -> find(isNamed(name)).orElseThrow());
    }

    void seesNoControl(String name) {
        awaits("that it is gone: control " + name, () -> find(isNamed(name)).isEmpty());
    }

    /** Waits for the label that begins with this text. */
    Node seesText(String start) {
        Predicate<Node> wanted = node -> node instanceof Labeled labeled
                && labeled.getText() != null
                && labeled.getText().startsWith(start);
        awaits("text " + start, () -> find(wanted).isPresent());
        return onFx(() -> find(wanted).orElseThrow());
    }

    /** Waits for the text of an answer that is exactly this. */
    Node seesRun(String text) {
        Predicate<Node> wanted =
                node -> node instanceof Text run && run.getText().equals(text);
        awaits("run " + text, () -> find(wanted).isPresent());
        return onFx(() -> find(wanted).orElseThrow());
    }

    /** Waits for the node of this selector. */
    Node seesNode(String selector) {
        awaits(selector, () -> stage.getScene().lookup(selector) != null);
        return onFx(() -> stage.getScene().lookup(selector));
    }

    /** Waits for the label of this text inside of a part. */
    Node seesWithin(String styleClass, String text) {
        Predicate<Node> wanted = within(styleClass, text);
        awaits(text + " in " + styleClass, () -> find(wanted).isPresent());
        return onFx(() -> find(wanted).orElseThrow());
    }

    void seesNotWithin(String styleClass, String text) {
        Predicate<Node> wanted = within(styleClass, text);
        awaits(text + " gone from " + styleClass, () -> find(wanted).isEmpty());
    }

    private static Predicate<Node> within(String styleClass, String text) {
        return node -> {
            if (!(node instanceof Label label) || !text.equals(label.getText())) {
                return false;
            }
            Node at = node;
            while (at != null && !at.getStyleClass().contains(styleClass)) {
                at = at.getParent();
            }
            return at != null;
        };
    }

    /** How many nodes of this style class are on the screen. */
    int count(String styleClass) {
        return onFx(() -> (int) visible()
                .filter(node -> node.getStyleClass().contains(styleClass))
                .count());
    }

    /** What is written in the composer. */
    String draft() {
        return onFx(() -> composer().getText());
    }

    TextArea composer() {
        // The scene changes under whoever looks through it from elsewhere.
        return onFx(() -> (TextArea) stage.getScene().lookup(".composer-text"));
    }

    String clipboard() {
        return onFx(() ->
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    /** Whether a new chat is shown that can be written in. */
    boolean hasEmptyChat() {
        return everything().contains("What shall we find out?")
                && composer().isFocused()
                && composer().getText().isEmpty();
    }

    // What is done

    /** Types each character at the place that has the focus. */
    void types(String text) {
        onFx(() -> {
            text.codePoints().forEach(point -> {
                Node owner = focusOwner();
                owner.fireEvent(new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        Character.toString(point),
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
            });
            return true;
        });
    }

    /** Presses keys together, the last one being the key, the others its modifiers. */
    void presses(KeyCode... keys) {
        onFx(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (KeyCode key : List.of(keys).reversed()) {
                robot.keyRelease(key);
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    void clicks(String name) {
        clicks(seesControl(name));
    }

    void clicksPart(String styleClass) {
        clicks(seesPart(styleClass));
    }

    void clicks(Node node) {
        clicks(node, MouseButton.PRIMARY, 1);
    }

    void doubleClicks(Node node) {
        clicks(node, MouseButton.PRIMARY, 2);
    }

    void rightClicks(Node node) {
        clicks(node, MouseButton.SECONDARY, 1);
    }

    private void clicks(Node node, MouseButton button, int times) {
        settles(node);
        onFx(() -> {
            robot.mouseMove(middle(node));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
        onFx(() -> {
            for (int i = 0; i < times; i++) {
                robot.mousePress(button);
                robot.mouseRelease(button);
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    void pointsAt(Node node) {
        settles(node);
        onFx(() -> {
            robot.mouseMove(middle(node));
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    /** Drags from near the start of one node to near the end of another. */
    void drags(Node from, Node to) {
        settles(from);
        settles(to);
        onFx(() -> {
            Bounds start = from.localToScreen(from.getLayoutBounds());
            Bounds end = to.localToScreen(to.getLayoutBounds());
            robot.mouseMove(start.getMinX() + 1, start.getMinY() + 8);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseMove(start.getCenterX(), start.getCenterY());
            robot.mouseMove(end.getMaxX() - 2, end.getMaxY() - 4);
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    void scrolls(Node over, int amount) {
        settles(over);
        onFx(() -> {
            robot.mouseMove(middle(over));
            robot.mouseWheel(amount);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    /** Puts the caret into the composer, types and sends. */
    void sends(String message) {
        writes(message);
        presses(KeyCode.ENTER);
    }

    /** Puts the caret into the composer and types. */
    void writes(String message) {
        clicks(composer());
        types(message);
    }

    // How it is found

    private static Predicate<Node> isNamed(String name) {
        return node -> !node.isDisabled()
                && (name.equals(node.getAccessibleText())
                        || (node instanceof Labeled labeled && name.equals(labeled.getText())));
    }

    private Optional<Node> find(Predicate<Node> wanted) {
        List<Node> found = visible().filter(wanted).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** All that can be seen now, menus last. */
    private Stream<Node> visible() {
        List<Node> all = new ArrayList<>();
        for (Window window : windows()) {
            Scene scene = window.getScene();
            collect(scene.getRoot(), scene, all);
        }
        return all.stream();
    }

    private Collection<Window> windows() {
        return Window.getWindows().stream()
                .filter(window -> window.isShowing() && window.getScene() != null)
                .filter(window -> stage.equals(window) || !(window instanceof Stage))
                .toList();
    }

    private static void collect(Node node, Scene scene, List<Node> all) {
        if (!node.isVisible()) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds(), true);
        boolean inside = bounds.getMaxX() > 0
                && bounds.getMaxY() > 0
                && bounds.getMinX() < scene.getWidth()
                && bounds.getMinY() < scene.getHeight();
        if (inside && bounds.getWidth() > 0 && bounds.getHeight() > 0) {
            all.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, scene, all));
        }
    }

    String everything() {
        return visible()
                .map(node -> switch (node) {
                    case TextInputControl input -> String.valueOf(input.getText());
                    case Text text -> text.getText();
                    case Labeled labeled -> String.valueOf(labeled.getText());
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private Node focusOwner() {
        for (Window window : windows()) {
            if (!stage.equals(window) && window.getScene().getFocusOwner() instanceof TextInputControl input) {
                return input;
            }
        }
        return stage.getScene().getFocusOwner();
    }

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Waits until it does not move any more. */
    private void settles(Node node) {
        Point2D[] last = {null};
        awaits("that it rests: " + node, () -> {
            if (node.getScene() == null) {
                return false;
            }
            Point2D now = middle(node);
            boolean rests = now.equals(last[0]);
            last[0] = now;
            return rests;
        });
    }
}
