package dev.parley.app.chat.view;

import dev.parley.app.chat.Strength;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnAttachment;
import java.nio.file.Path;
import java.util.List;

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

    /** Asks for files to attach; empty: the person thought better of it. */
    List<Path> chooseFiles();

    /** Shows an attached file. */
    void showFile(TurnAttachment file);

    /** Chooses the bundled demo for this chat. */
    void tryDemo();

    /** Opens the page for a new profile with a place for a curl command, a HAR or an OpenAPI document. */
    void importProfile();

    /** Lets the bundled demo show this. */
    void show(Strength strength);

    /** Leads through all that the demo can show. */
    void startTour();

    /** Whether an endpoint is the bundled demo. */
    boolean isDemo(EndpointProfile profile);
}
