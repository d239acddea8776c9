package dev.parley.app.shell;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The edge of a side part: a line of 1 with 6 to grab. Arrow keys move it too. */
final class FrameDivider extends Region {
    static final double GRAB = 6;
    private static final double STEP = 16;

    private final DoubleSupplier width;
    private final DoubleConsumer wish;
    /** 1: the part lies left of its edge; -1: right of it. */
    private final int direction;

    private double pressedX;
    private double pressedWidth;

    FrameDivider(String accessibleText, int direction, DoubleSupplier width, DoubleConsumer wish) {
        this.direction = direction;
        this.width = width;
        this.wish = wish;
        getStyleClass().add("frame-divider");
        setCursor(Cursor.H_RESIZE);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.THUMB);
        setAccessibleText(accessibleText);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnKeyPressed(this::move);
    }

    private void press(MouseEvent event) {
        pressedX = getParent().sceneToLocal(event.getSceneX(), 0).getX();
        pressedWidth = width.getAsDouble();
        event.consume();
    }

    private void drag(MouseEvent event) {
        double x = getParent().sceneToLocal(event.getSceneX(), 0).getX();
        wish.accept(pressedWidth + direction * (x - pressedX));
        event.consume();
    }

    private void move(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> wish.accept(width.getAsDouble() - direction * STEP);
            case RIGHT -> wish.accept(width.getAsDouble() + direction * STEP);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
