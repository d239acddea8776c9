package dev.parley.app.profiles.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.app.fx.FxExecutor;
import dev.parley.app.profiles.Bench;
import dev.parley.app.profiles.DraftField;
import dev.parley.app.profiles.PickerViewModel;
import dev.parley.app.profiles.ProfileState;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ProfilesUiTest {
    @TempDir
    static Path shared;

    private final ObjectProperty<@Nullable EndpointProfile> profile = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> model = new SimpleObjectProperty<>();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private Bench bench;
    private ProfilePicker picker;

    @Start
    void start(Stage stage) throws Exception {
        bench = new Bench(java.nio.file.Files.createTempDirectory(shared, "ui"), new FxExecutor(), background);
        for (int i = 1; i <= 9; i++) {
            bench.store.put(EndpointProfile.builder("Server " + i, URI.create("https://s" + i + ".example"))
                    .id("s" + i)
                    .model("model-" + i)
                    .build());
        }
        bench.profiles.reload();
        PickerViewModel.Actions actions = new PickerViewModel.Actions() {
            @Override
            public void choose(EndpointProfile chosen, @Nullable String chosenModel) {
                profile.set(chosen);
                model.set(chosenModel);
            }

            @Override
            public void addEndpoint() {
                bench.page.add();
            }

            @Override
            public void editEndpoint(EndpointProfile edited) {
                bench.page.edit(edited);
            }
        };
        picker = new ProfilePicker(
                new PickerViewModel(bench.profiles, bench, profile, model, actions, new FxExecutor(), background));
        BorderPane root = new BorderPane(new ProfilesPage(bench.page, () -> {}));
        root.setTop(picker);
        stage.setScene(new Scene(root, 1100, 800));
        stage.show();
    }

    @AfterEach
    void close() {
        bench.close();
        background.shutdownNow();
    }

    private void press(FxRobot robot, KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.push(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void focus(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryAs(Node.class).requestFocus());
    }

    @Test
    void anEndpointIsChosenByTypingAndEnter(FxRobot robot) {
        await().until(() -> bench.profiles.profiles().size() == 10);
        assertThat(robot.lookup("#picker-profile").queryButton().getAccessibleText())
                .contains("No endpoint");
        assertThat(robot.lookup("#picker-model").queryButton().isVisible()).isFalse();
        robot.interact(picker::openProfiles);
        robot.write("ver 7");
        WaitForAsyncUtils.waitForFxEvents();
        Region menu = robot.lookup(".picker-popup").queryAs(Region.class);
        assertThat(menu.getHeight()).as("as high as its rows").isLessThan(220);
        press(robot, KeyCode.ENTER);
        assertThat(profile.get()).isNotNull().extracting(EndpointProfile::name).isEqualTo("Server 7");
        assertThat(model.get()).isEqualTo("model-7");
        robot.interact(() -> bench.profiles.report("s7", ProfileState.FAILED));
        assertThat(robot.lookup("#picker-profile").queryButton().getAccessibleText())
                .contains("Server 7, Failed");
    }

    @Test
    void arrowsWalkAndEscapeLeavesEverythingAsItWas(FxRobot robot) {
        await().until(() -> bench.profiles.profiles().size() == 10);
        robot.interact(picker::openProfiles);
        press(robot, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(profile.get()).isNotNull().extracting(EndpointProfile::name).isEqualTo("Server 2");
        robot.interact(picker::openProfiles);
        press(robot, KeyCode.DOWN, KeyCode.ESCAPE);
        assertThat(profile.get()).isNotNull().extracting(EndpointProfile::name).isEqualTo("Server 2");
        assertThat(robot.lookup("#picker-list").queryAll()).isEmpty();
    }

    @Test
    void anyModelNameCanBeTyped(FxRobot robot) {
        robot.interact(() -> profile.set(Bench.DEMO));
        robot.interact(picker::openModels);
        robot.write("my-model");
        press(robot, KeyCode.ENTER);
        assertThat(model.get()).isEqualTo("my-model");
    }

    @Test
    void anEndpointIsMadeByKeyboardAlone(FxRobot robot) {
        robot.interact(bench.page::add);
        focus(robot, "#profile-name");
        robot.write("Typed");
        focus(robot, "#profile-base-url");
        robot.write("https://typed.example/v1/chat/completions");
        press(robot, KeyCode.TAB);
        assertThat(robot.lookup("#profile-base-url").queryAs(TextField.class).getText())
                .isEqualTo("https://typed.example");
        focus(robot, "#profile-key");
        robot.write("sk-typed-1");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        await().until(() -> bench.store.findByName("Typed").isPresent());
        EndpointProfile saved = bench.store.findByName("Typed").orElseThrow();
        assertThat(bench.keys.find(new SecretRef(saved.id(), "https://typed.example:443")))
                .extracting(Secret::reveal)
                .isEqualTo("sk-typed-1");
        await().until(() -> bench.editor().original() != null);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#profile-key").queryAll()).isEmpty();
    }

    @Test
    void saveLeadsToTheFirstProblem(FxRobot robot) {
        robot.interact(bench.page::add);
        focus(robot, "#profile-base-url");
        robot.write("nowhere");
        robot.interact(() -> robot.lookup("#profile-save").queryAs(Button.class).fire());
        TextField name = robot.lookup("#profile-name").queryAs(TextField.class);
        assertThat(name.isFocused()).isTrue();
        assertThat(name.getAccessibleHelp()).isEqualTo("A profile needs a name.");
        assertThat(bench.editor().problem(DraftField.BASE_URL).get()).isNotEmpty();
    }
}
