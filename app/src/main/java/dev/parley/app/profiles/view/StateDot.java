package dev.parley.app.profiles.view;

import dev.parley.app.profiles.ProfileState;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The dot that says what is known of an endpoint; a ring while nothing is. */
final class StateDot extends Region {
    private static final List<String> COLOURS = List.of("success", "warning", "danger");

    StateDot() {
        getStyleClass().add("dot");
    }

    void show(ProfileState state) {
        getStyleClass().removeAll(COLOURS);
        String colour = colour(state);
        if (colour != null) {
            getStyleClass().add(colour);
        }
    }

    private static @Nullable String colour(ProfileState state) {
        return switch (state) {
            case UNKNOWN -> null;
            case READY -> "success";
            case WAKING -> "warning";
            case FAILED -> "danger";
        };
    }
}
