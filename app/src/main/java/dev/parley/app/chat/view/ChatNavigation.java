package dev.parley.app.chat.view;

import dev.parley.app.chat.TurnViewModel;

/** Where the chat leads to outside of itself. */
public interface ChatNavigation {

    /** Opens the editor for a new profile. */
    void addEndpoint();

    /** Opens the editor of a profile; {@code atKey}: at its key. */
    void editProfile(String profileId, boolean atKey);

    /** Opens all of an answer's text, as it came, in the program that the system has for texts. */
    void openAsFile(TurnViewModel answer);

    /** Shows what went over the wire for an answer. */
    void inspect(TurnViewModel answer);

    /** Chooses the bundled demo for this chat. */
    void tryDemo();
}
