package dev.parley.app.tour;

import javafx.beans.value.ObservableValue;

/** What the tour does with the window. */
public interface TourScreens {

    /** Shows the first screen of the tour: an empty chat. */
    void begin();

    /** Does what the step is about: asks the model, and opens what shows it. */
    void perform(TourStep step);

    /** Whether an answer is on its way, for which the next step waits. */
    ObservableValue<Boolean> busy();

    /** Leads from the tour to the person's own endpoint. */
    void addEndpoint();
}
