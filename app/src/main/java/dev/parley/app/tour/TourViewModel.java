package dev.parley.app.tour;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** Where the tour is. The person leads: a step is shown when they ask for it, and the next one comes by their hand. */
public final class TourViewModel {
    private static final List<TourStep> STEPS = List.of(TourStep.values());

    private final TourScreens screens;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final ReadOnlyObjectWrapper<TourStep> step = new ReadOnlyObjectWrapper<>(this, "step", STEPS.getFirst());
    private final ReadOnlyBooleanWrapper performed = new ReadOnlyBooleanWrapper(this, "performed");

    public TourViewModel(TourScreens screens) {
        this.screens = screens;
    }

    /** Whether its card is shown. */
    public ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<TourStep> step() {
        return step.getReadOnlyProperty();
    }

    /** The number of the present step, from 1. */
    public int position() {
        return STEPS.indexOf(step.get()) + 1;
    }

    /** How many steps there are. */
    public int length() {
        return STEPS.size();
    }

    public boolean isLast() {
        return position() == length();
    }

    /** Whether the present step was shown on the screen. */
    public ReadOnlyBooleanProperty performed() {
        return performed.getReadOnlyProperty();
    }

    /** Whether a step cannot be shown yet, because an answer is on its way. */
    public ObservableValue<Boolean> busy() {
        return screens.busy();
    }

    /** Begins at the first step, also in the middle of a tour. */
    public void start() {
        screens.begin();
        go(STEPS.getFirst());
        open.set(true);
    }

    /** Shows the present step on the screen, once more if it was shown. Does nothing while an answer is on its way. */
    public void perform() {
        if (!screens.busy().getValue()) {
            performed.set(true);
            screens.perform(step.get());
        }
    }

    /** After the last step the tour is over. */
    public void next() {
        if (isLast()) {
            end();
        } else {
            go(STEPS.get(position()));
        }
    }

    /** The step before; does nothing at the first. */
    public void back() {
        if (position() > 1) {
            go(STEPS.get(position() - 2));
        }
    }

    public void end() {
        open.set(false);
    }

    /** Ends the tour where the person's own work begins. */
    public void addEndpoint() {
        end();
        screens.addEndpoint();
    }

    private void go(TourStep to) {
        performed.set(false);
        step.set(to);
    }
}
