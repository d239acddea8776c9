package dev.parley.app.chat.view;

/** Where the chat leads to outside of itself. */
public interface ChatNavigation {

    /** Opens the editor for a new profile. */
    void addEndpoint();

    /** Opens the editor of a profile; {@code atKey}: at its key. */
    void editProfile(String profileId, boolean atKey);

    /** Chooses the bundled demo for this chat. */
    void tryDemo();
}
