package dev.parley.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.WholeWindow;
import dev.parley.client.archive.ArchivedChat;
import dev.parley.client.archive.ChatArchive;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.transcript.Chat;
import dev.parley.client.transcript.Turn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What a desktop gives the program to open: links and files of its types. */
class OpenedJourneysIT extends WindowJourney {

    private List<String> saved() {
        return ProfileStore.open(WholeWindow.profiles(home)).list().stream()
                .map(EndpointProfile::name)
                .toList();
    }

    private void leaves() {
        person.presses(KeyCode.ESCAPE);
        person.awaits("the chat", person::hasEmptyChat);
    }

    @Test
    void aLinkIsAProposalThatIsNeitherSavedNorSentAndDoesNotTakeThePlaceOfAnother() {
        List<String> before = saved();
        int requests = model.server().requests().size();
        String url = model.server().url("/v1").toString();
        window.opens("parley://profile?name=From+a+link&model=m&url="
                + url.replace(":", "%3A").replace("/", "%2F"));
        person.seesText("From a link: look at the address");
        assertThat(((TextField) person.seesControl("Name")).getText()).isEqualTo("From a link");
        assertThat(((TextField) person.seesControl("Base URL")).getText()).isEqualTo(url);
        Pictures.take(window.stage().getScene(), "profile-link");
        window.opens("parley://profile?name=Another&url=http%3A%2F%2Flocalhost%3A1");
        person.sees("A new profile is not saved yet: save it or discard it, then open the link again.");
        assertThat(((TextField) person.seesControl("Name")).getText()).isEqualTo("From a link");
        assertThat(saved()).isEqualTo(before);
        assertThat(model.server().requests()).hasSize(requests);
        person.clicks("Discard");
        window.opens("parley://send?text=hello");
        person.sees("Parley knows links to profiles only: parley://profile?url=...");
        leaves();
    }

    @Test
    void aFileOfProfilesIsAChoiceAndAFileOfChatsIsAdded() throws IOException {
        EndpointProfile shared = EndpointProfile.builder("Shared endpoint", URI.create("http://localhost:1/v1"))
                .id("shared")
                .build();
        Path profiles = Files.write(home.resolve("some.parley-profiles"), ProfileExchange.write(List.of(shared)));
        window.opens(profiles.toString());
        person.sees("What the file adds");
        person.clicks("Cancel");
        assertThat(saved()).doesNotContain("Shared endpoint");
        leaves();

        Chat chat = Chat.create(Instant.EPOCH, null, null).withTitle("A chat from a file", true);
        Turn said = Turn.user(null, Instant.EPOCH, "Said long ago");
        byte[] archive = ChatArchive.write(List.of(new ArchivedChat(chat.withLeaf(said.id()), List.of(said))), true);
        window.opens(Files.write(home.resolve("one.parley-chat"), archive).toString());
        person.sees("Said long ago");
        person.seesWithin("history-list", "A chat from a file");
    }
}
