package dev.parley.app.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.testkit.Reply;
import dev.parley.testkit.ScriptedHttpServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickerViewModelTest {
    @TempDir
    Path folder;

    private final ObjectProperty<@Nullable EndpointProfile> profile = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> model = new SimpleObjectProperty<>();
    private final List<String> done = new ArrayList<>();
    private final ScriptedHttpServer server = new ScriptedHttpServer();
    private Bench bench;
    private PickerViewModel picker;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        PickerViewModel.Actions actions = new PickerViewModel.Actions() {
            @Override
            public void choose(EndpointProfile chosen, @Nullable String chosenModel) {
                profile.set(chosen);
                model.set(chosenModel);
            }

            @Override
            public void addEndpoint() {
                done.add("add");
            }

            @Override
            public void editEndpoint(EndpointProfile edited) {
                done.add("edit " + edited.name());
            }
        };
        picker = new PickerViewModel(bench.profiles, bench, profile, model, actions, Runnable::run, Runnable::run);
    }

    @AfterEach
    void close() {
        picker.dispose();
        bench.close();
        server.close();
    }

    private static List<String> texts(PickerMenu menu) {
        return menu.rows().stream().map(MenuRow::text).toList();
    }

    @Test
    void profilesComeInGroupsAndTheCurrentOneIsHighlighted() {
        profile.set(bench.saved("GPU", URI.create("https://gpu.example"), null));
        picker.openProfiles();
        assertThat(texts(picker.profileMenu()))
                .containsExactly("This computer", "Demo", "Saved", "GPU", "Add endpoint…", "Edit endpoint…");
        assertThat(picker.profileMenu().highlighted().get()).isEqualTo(3);
    }

    @Test
    void typingFiltersAndArrowsSkipWhatCannotBeChosen() {
        bench.saved("GPU", URI.create("https://gpu.example"), null);
        picker.openProfiles();
        assertThat(picker.profileMenu().highlighted().get()).isEqualTo(1);
        picker.profileMenu().walk(1);
        assertThat(picker.profileMenu().highlighted().get()).isEqualTo(3);
        picker.profileMenu().filter().set("gPu.ex");
        assertThat(texts(picker.profileMenu())).containsExactly("Saved", "GPU", "Add endpoint…");
        picker.profileMenu().choose(picker.profileMenu().highlighted().get());
        assertThat(profile.get()).isNotNull().extracting(EndpointProfile::name).isEqualTo("GPU");
    }

    @Test
    void theServersModelsAreAskedForOnceAndAnyNameCanBeTyped() {
        server.answer(Reply.json(200, "{\"data\":[{\"id\":\"big\"},{\"id\":\"small\"}]}"));
        profile.set(bench.saved("GPU", server.url(""), null));
        model.set("small");
        picker.openModels();
        picker.openModels();
        assertThat(texts(picker.modelMenu())).containsExactly("big", "small");
        assertThat(picker.modelMenu().highlighted().get()).isEqualTo(1);
        assertThat(server.requests()).hasSize(1);
        picker.modelMenu().filter().set("tiny");
        picker.modelMenu().choose(picker.modelMenu().highlighted().get());
        assertThat(model.get()).isEqualTo("tiny");
    }

    @Test
    void aServerWithoutAListSaysSoAndIsAskedAgain() {
        server.answer(Reply.json(404, "{}"));
        profile.set(bench.saved("GPU", server.url(""), null));
        picker.openModels();
        assertThat(picker.modelMenu().rows()).last().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(MenuRow.Kind.NOTE);
            assertThat(row.text()).contains("404");
        });
        server.answer(Reply.json(200, "{\"data\":[{\"id\":\"big\"}]}"));
        picker.openModels();
        assertThat(texts(picker.modelMenu())).containsExactly("big");
    }

    @Test
    void aRelayIsNotWokenByAMenu() {
        EndpointProfile relay = EndpointProfile.builder("relay", server.url(""))
                .delivery(Delivery.VESSL_RELAY)
                .build();
        profile.set(relay);
        picker.openModels();
        assertThat(server.requests()).isEmpty();
        server.answer(Reply.json(200, "{\"data\":[{\"id\":\"big\"}]}"));
        picker.modelMenu().choose(0);
        assertThat(texts(picker.modelMenu())).containsExactly("big");
    }

    @Test
    void endpointsAreAddedAndEditedFromTheMenu() {
        profile.set(Bench.DEMO);
        picker.openProfiles();
        picker.profileMenu().walkToEnd(true);
        picker.profileMenu().choose(picker.profileMenu().highlighted().get());
        picker.profileMenu().walk(-1);
        picker.profileMenu().choose(picker.profileMenu().highlighted().get());
        assertThat(done).containsExactly("edit Demo", "add");
    }
}
