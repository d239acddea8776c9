package dev.parley.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class FirstShownTest {
    private final Region part = new Region();
    private final List<Boolean> filled = new ArrayList<>();

    @Test
    void whatIsVisibleIsFilledAtOnce() {
        FirstShown.then(part, this::fill);
        assertThat(filled).containsExactly(true);
    }

    @Test
    void whatIsHiddenIsFilledWhenItIsShownAndOnlyThen() {
        part.setVisible(false);
        FirstShown.then(part, this::fill);
        assertThat(filled).isEmpty();

        part.setVisible(true);
        part.setVisible(false);
        part.setVisible(true);
        assertThat(filled).containsExactly(true);
    }

    @Test
    void whatIsFilledMayHoldAnotherThatWaits() {
        Region inner = new Region();
        inner.setVisible(false);
        part.setVisible(false);
        FirstShown.then(part, () -> FirstShown.then(inner, this::fill));

        inner.setVisible(true);
        assertThat(filled).isEmpty();
        part.setVisible(true);
        assertThat(filled).containsExactly(true);
    }

    private void fill() {
        filled.add(true);
    }
}
