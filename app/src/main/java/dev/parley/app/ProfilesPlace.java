package dev.parley.app;

import dev.parley.app.chat.ChatViewModel;
import dev.parley.app.chat.TurnViewModel;
import dev.parley.app.fx.Texts;
import dev.parley.app.profiles.PickerViewModel;
import dev.parley.app.profiles.ProfilesPageViewModel;
import dev.parley.app.profiles.view.ProfilePicker;
import dev.parley.app.profiles.view.ProfilesPage;
import dev.parley.app.shell.WindowFrame;
import dev.parley.client.capture.Capture;
import dev.parley.client.capture.CapturedFrame;
import dev.parley.client.capture.RecentCaptures;
import dev.parley.client.connect.TemplateTrial;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.transcript.TurnOrigin;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Endpoints in the window: the picker in the header, and the page that is opened over the chat. */
final class ProfilesPlace implements AutoCloseable {
    private final WindowModels models;
    private final WindowFrame frame;
    private final Runnable backToChat;
    private final PickerViewModel pickerModel;
    private final ProfilePicker picker;
    private @Nullable ProfilesPageViewModel pageModel;
    private @Nullable ProfilesPage page;

    /** {@code backToChat} puts the caret where the person writes. */
    ProfilesPlace(WindowModels models, WindowFrame frame, Runnable backToChat) {
        this.models = models;
        this.frame = frame;
        this.backToChat = backToChat;
        ChatViewModel chat = models.chat();
        pickerModel = new PickerViewModel(
                models.profiles(),
                models.endpoints(),
                chat.profile(),
                chat.model(),
                new Choices(),
                models.services().fx(),
                models.services().background());
        picker = new ProfilePicker(pickerModel);
    }

    Node picker() {
        return picker;
    }

    void chooseModel() {
        if (models.chat().profile().get() == null) {
            picker.openProfiles();
        } else {
            picker.openModels();
        }
    }

    void addEndpoint() {
        page().add();
        show();
    }

    /** Opens the page of all profiles. */
    void editAny() {
        page().openAny();
        show();
    }

    /** Opens the page with a place for a request or a file of profiles. */
    void importAny() {
        editAny();
        if (page != null) {
            page.openImport();
        }
    }

    /** Opens what a link says as a new profile that is not saved; {@code tell} gets why that cannot be done. */
    void propose(String link, Consumer<String> tell) {
        if (page().hasBegun()) {
            page().add();
            show();
            tell.accept(Texts.of(ProfilesPlace.class).get("profiles.begun"));
        } else {
            show(page().importText(link), tell);
        }
    }

    /** Opens the page with the choice of what a file of profiles would add; {@code tell} gets why there is none. */
    void propose(Path file, Consumer<String> tell) {
        show(page().importFile(file), tell);
    }

    private void show(CompletionStage<String> found, Consumer<String> tell) {
        show();
        found.thenAcceptAsync(
                why -> {
                    if (!why.isEmpty()) {
                        tell.accept(why);
                    }
                },
                models.services().fx());
    }

    void edit(EndpointProfile profile) {
        page().edit(profile);
        show();
    }

    /** Whether something was changed in an editor and not saved. */
    boolean hasUnsaved() {
        return pageModel != null && pageModel.unsaved().get();
    }

    /** Opens the page as it was left. */
    void show() {
        ProfilesPage shown = page;
        if (shown != null) {
            frame.showPage(shown);
            shown.focusFirst();
        }
    }

    /** Whether a page lies over the chat. */
    boolean isPageShown() {
        return frame.isPageShown();
    }

    /** Closes the page; whether it was open. What was changed and not saved waits in it. */
    boolean leave() {
        boolean open = frame.isPageShown();
        if (open) {
            frame.closePage();
            backToChat.run();
        }
        return open;
    }

    /** Made at the first need: most starts go to the chat alone. */
    private ProfilesPageViewModel page() {
        ProfilesPageViewModel made = pageModel;
        if (made == null) {
            made = new ProfilesPageViewModel(
                    models.profiles(),
                    models.endpoints(),
                    models.services().keys(),
                    models.services().fx(),
                    models.services().background());
            made.onLastAnswer(this::lastAnswer);
            pageModel = made;
            page = new ProfilesPage(made, this::leave);
        }
        return made;
    }

    /** What came over the wire for the latest answer of the open chat, if this endpoint gave it; else empty. */
    private String lastAnswer(EndpointProfile profile) {
        TurnViewModel answer = models.chat().latestAnswer();
        TurnOrigin origin = answer == null ? null : answer.turn().origin();
        if (answer == null || origin == null || !origin.profileId().equals(profile.id())) {
            return "";
        }
        return models.captures().find(answer.id()) instanceof RecentCaptures.Kept(Capture capture)
                        && capture.last() != null
                ? TemplateTrial.sampleOf(
                        profile,
                        capture.last().frames().stream().map(CapturedFrame::raw).toList())
                : "";
    }

    @Override
    public void close() {
        picker.dispose();
        pickerModel.dispose();
        if (page != null) {
            page.dispose();
        }
        if (pageModel != null) {
            pageModel.dispose();
        }
    }

    private final class Choices implements PickerViewModel.Actions {
        @Override
        public void choose(EndpointProfile profile, @Nullable String model) {
            models.chat().choose(profile, model);
        }

        @Override
        public void addEndpoint() {
            ProfilesPlace.this.addEndpoint();
        }

        @Override
        public void editEndpoint(EndpointProfile profile) {
            edit(profile);
        }
    }
}
