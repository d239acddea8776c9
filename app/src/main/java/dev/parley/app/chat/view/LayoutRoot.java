package dev.parley.app.chat.view;

import javafx.scene.layout.Region;

/** Gives its room to a content that lays itself out as it grows, so that nothing around it is laid out again. */
final class LayoutRoot extends Region {
    private final Region content;

    LayoutRoot(Region content) {
        this.content = content;
        content.setManaged(false);
        getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
