package dev.parley.app.window;

import dev.parley.app.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The whole program with its window, driven by lines on its standard input: {@code send TEXT}, {@code draft TEXT},
 * {@code shows TEXT} (answers {@code shown} as soon as the text is on the screen), {@code hides TEXT}, {@code click NAME}
 * (of a button, waits until it is there), {@code throw TEXT} (on the toolkit's thread), {@code rests} (waits until nothing
 * but the caret moves), {@code iconify}, {@code front} (waits until it is not iconified), {@code close}. Says {@code ready}
 * once the window can be typed into and {@code done} after each line.
 */
final class DrivenWindow {

    private DrivenWindow() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("driver").start(DrivenWindow::drive);
        Launcher.main(args);
    }

    private static void drive() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            until(() -> composer() != null);
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line);
                System.out.println("done");
            }
        } catch (IOException | ExecutionException | InterruptedException e) {
            System.out.println("fault " + e);
        }
    }

    private static void obey(String line) throws ExecutionException, InterruptedException {
        String rest = line.substring(line.indexOf(' ') + 1);
        switch (line.split(" ", 2)[0]) {
            case "send" ->
                onFx(() -> {
                    TextArea composer = composer();
                    composer.requestFocus();
                    composer.setText(rest);
                    composer.fireEvent(new KeyEvent(
                            KeyEvent.KEY_PRESSED, "\r", "Enter", KeyCode.ENTER, false, false, false, false));
                    return true;
                });
            case "draft" ->
                onFx(() -> {
                    composer().setText(rest);
                    return true;
                });
            case "shows" -> {
                until(() -> text(scene().getRoot()).contains(rest));
                System.out.println("shown");
            }
            case "hides" -> until(() -> !text(scene().getRoot()).contains(rest));
            case "click" -> until(() -> click(scene().getRoot(), rest));
            case "throw" ->
                Platform.runLater(() -> {
                    throw new IllegalStateException(rest);
                });
            case "rests" -> onFx(() -> Rest.of(composer())).get();
            case "iconify" ->
                onFx(() -> {
                    stage().setIconified(true);
                    return true;
                });
            case "front" -> until(() -> !stage().isIconified());
            case "close" ->
                onFx(() -> {
                    Stage stage = stage();
                    stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                    return true;
                });
            default -> System.out.println("fault unknown " + line);
        }
    }

    /** Asked for in every turn of the toolkit's queue until it holds. */
    private static void until(Supplier<Boolean> holds) throws ExecutionException, InterruptedException {
        while (!toolkitIsUp() || !onFx(holds)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static boolean toolkitIsUp() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("JavaFX Application Thread"));
    }

    private static <T> T onFx(Supplier<T> task) throws ExecutionException, InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> done.complete(task.get()));
        return done.get();
    }

    private static @Nullable Stage stage() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.isShowing() && window.getScene() != null)
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Scene scene() {
        return stage().getScene();
    }

    private static @Nullable TextArea composer() {
        Stage stage = stage();
        Node found = stage == null ? null : stage.getScene().lookup(".composer-text");
        return found instanceof TextArea area && area.getHeight() > 0 ? area : null;
    }

    /** Whether there was such a button. */
    private static boolean click(Node node, String name) {
        if (node instanceof Button button && name.equals(button.getText()) && button.isVisible()) {
            button.fire();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> click(child, name));
    }

    private static String text(Node node) {
        if (node instanceof Text text) {
            return text.getText() + " ";
        }
        StringBuilder all = new StringBuilder();
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                if (child.isVisible()) {
                    all.append(text(child));
                }
            }
        }
        return all.toString();
    }
}
