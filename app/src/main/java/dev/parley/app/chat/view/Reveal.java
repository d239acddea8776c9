package dev.parley.app.chat.view;

import dev.parley.app.fx.Subscriptions;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/**
 * Shows a region while it is wanted, hovered or holds the focus. Its room stays when it is not shown, and the keyboard
 * still reaches it, which shows it.
 */
final class Reveal implements AutoCloseable {
    private final Subscriptions subscriptions = new Subscriptions();

    Reveal(Region region, ObservableValue<Boolean> wanted) {
        Runnable change = () -> region.setOpacity(
                region.isHover() || region.isFocusWithin() || Boolean.TRUE.equals(wanted.getValue()) ? 1 : 0);
        subscriptions.onChange(wanted, now -> change.run());
        subscriptions.onChange(region.hoverProperty(), now -> change.run());
        subscriptions.onChange(region.focusWithinProperty(), now -> change.run());
        change.run();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
