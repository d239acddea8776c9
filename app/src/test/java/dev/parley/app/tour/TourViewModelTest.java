package dev.parley.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TourViewModelTest {
    private final List<String> done = new ArrayList<>();
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final TourViewModel tour = new TourViewModel(new Screens());

    @Test
    void itIsClosedUntilItIsAskedForAndBeginsInAnEmptyChat() {
        assertThat(tour.open().get()).isFalse();
        tour.start();
        assertThat(tour.open().get()).isTrue();
        assertThat(tour.position()).isEqualTo(1);
        assertThat(done).containsExactly("begin");
    }

    @Test
    void itHasSixStepsThatComeByTheHandOfThePerson() {
        assertThat(tour.length()).isEqualTo(6);
        tour.start();
        List<TourStep> seen = new ArrayList<>();
        while (tour.open().get()) {
            seen.add(tour.step().get());
            tour.next();
        }
        assertThat(seen).containsExactly(TourStep.values());
        assertThat(done).as("nothing is sent by going on").containsExactly("begin");
    }

    @Test
    void aStepIsShownAsOftenAsItIsAskedForAndTheNextOneIsNewAgain() {
        tour.start();
        tour.perform();
        tour.perform();
        assertThat(done).containsExactly("begin", "MARKDOWN", "MARKDOWN");
        assertThat(tour.performed().get()).isTrue();
        tour.next();
        assertThat(tour.performed().get()).isFalse();
        tour.back();
        assertThat(tour.step().get()).isEqualTo(TourStep.MARKDOWN);
        tour.back();
        assertThat(tour.step().get()).as("there is none before the first").isEqualTo(TourStep.MARKDOWN);
    }

    @Test
    void whileAnAnswerIsOnItsWayNothingIsSent() {
        tour.start();
        busy.set(true);
        tour.perform();
        assertThat(done).containsExactly("begin");
        assertThat(tour.performed().get()).isFalse();
        busy.set(false);
        tour.perform();
        assertThat(done).containsExactly("begin", "MARKDOWN");
    }

    @Test
    void theEndLeadsToThePersonsOwnEndpoint() {
        tour.start();
        tour.addEndpoint();
        assertThat(tour.open().get()).isFalse();
        assertThat(done).containsExactly("begin", "endpoint");
    }

    @Test
    void startedAgainInTheMiddleItBeginsAnew() {
        tour.start();
        tour.next();
        tour.perform();
        tour.start();
        assertThat(tour.position()).isEqualTo(1);
        assertThat(tour.performed().get()).isFalse();
        assertThat(done).containsExactly("begin", "THINKING", "begin");
    }

    @ParameterizedTest
    @EnumSource(TourStep.class)
    void eachStepHasItsTextsAndAPlaceToPointAt(TourStep step) {
        Texts texts = Texts.of(TourStep.class);
        for (String part : List.of("title", "words", "look")) {
            assertThat(texts.get(step.text(part)))
                    .as(step.text(part))
                    .isNotBlank()
                    .doesNotStartWith("tour.");
        }
        assertThat(step.places()).isNotEmpty();
    }

    private final class Screens implements TourScreens {
        @Override
        public void begin() {
            done.add("begin");
        }

        @Override
        public void perform(TourStep step) {
            done.add(step.name());
        }

        @Override
        public ObservableValue<Boolean> busy() {
            return busy;
        }

        @Override
        public void addEndpoint() {
            done.add("endpoint");
        }
    }
}
