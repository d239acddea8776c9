package dev.parley.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.control.EditableLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The frame in a real scene: where its parts lie, and what the keys do. */
@ExtendWith(ApplicationExtension.class)
class WindowFrameUiTest {
    private final WindowFrame frame = new WindowFrame();
    private final SheetLayer sheets = new SheetLayer();
    private final ZoomPane zoom = new ZoomPane(new StackPane(frame, sheets));
    private final List<String> commits = new ArrayList<>();
    private final EditableLabel title = new EditableLabel(new Label(), "Title", commits::add);
    private final TextField composer = new TextField();

    /** Before the controls of the fields are made. */
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Start
    void start(Stage stage) {
        frame.reducedMotion().set(true);
        frame.setSidebar(new StackPane());
        frame.setHeaderStart(title);
        frame.setCentre(composer);
        title.setText("A chat");
        WindowKeys keys = new WindowKeys(new SimpleObjectProperty<>(KeyMap.standard()), sheets.open()::get);
        keys.bind(KeyAction.SIDEBAR, frame::toggleSidebar);
        keys.bind(KeyAction.ZOOM_IN, zoom::zoomIn);
        keys.bind(KeyAction.ZOOM_OUT, zoom::zoomOut);
        keys.bind(KeyAction.ZOOM_RESET, zoom::reset);
        keys.bind(KeyAction.KEY_LIST, () -> sheets.show(KeyListSheet.of(keys, false)));
        Scene scene = new Scene(zoom, 1200, 800);
        Theme.LIGHT.useAsBase();
        Theme.LIGHT.applyTo(scene);
        keys.install(scene);
        stage.setScene(scene);
        stage.show();
        composer.requestFocus();
    }

    /** An event of a drag, at a place of the scene. */
    private static MouseEvent mouse(EventType<MouseEvent> type, double sceneX) {
        return new MouseEvent(
                type,
                sceneX,
                300,
                sceneX,
                300,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private Node part(String styleClass) {
        return Objects.requireNonNull(frame.lookup("." + styleClass), styleClass);
    }

    private void resize(FxRobot robot, double width) {
        robot.interact(() -> {
            frame.getScene().getWindow().setWidth(width);
            frame.getScene().getRoot().applyCss();
            frame.getScene().getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void partsLieWhereTheDesignHasThem() {
        Bounds sidebar = part("sidebar").getBoundsInParent();
        Bounds header = part("header").getBoundsInParent();
        Bounds status = part("status-bar").getBoundsInParent();
        assertThat(sidebar.getWidth()).isEqualTo(260);
        assertThat(header.getMinX()).isEqualTo(260);
        assertThat(header.getHeight()).isEqualTo(52);
        assertThat(status.getHeight()).isEqualTo(28);
        assertThat(status.getMaxY()).isEqualTo(frame.getHeight());
    }

    @Test
    void ctrlBHidesAndShowsTheSidebarFromWithinAField(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        assertThat(frame.sidebarOpen().get()).isFalse();
        assertThat(part("header").getBoundsInParent().getMinX()).isZero();
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        assertThat(frame.sidebarOpen().get()).isTrue();
        assertThat(part("sidebar").isVisible()).isTrue();
    }

    @Test
    void inANarrowWindowTheSidebarLiesOverTheCentreAndAClickBesideItClosesIt(FxRobot robot) {
        resize(robot, 740);
        assertThat(frame.sidebarOpen().get()).isFalse();
        robot.interact(frame::toggleSidebar);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(frame.sidebarOpen().get()).isTrue();
        assertThat(part("centre").getBoundsInParent().getMinX()).isZero();
        assertThat(part("scrim").isVisible()).isTrue();
        robot.interact(frame::closeOver);
        assertThat(frame.sidebarOpen().get()).isFalse();
        assertThat(frame.sidebarWanted().get()).as("the wish for wide windows").isTrue();
        resize(robot, 1200);
        assertThat(frame.sidebarOpen().get()).isTrue();
    }

    @Test
    void theSidebarIsAsWideAsItsEdgeIsDragged(FxRobot robot) {
        Node edge = frame.lookupAll(".frame-divider").stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow();
        robot.interact(() -> frame.sidebarWidth().set(FramePlan.sidebarWidth(320)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(part("sidebar").getBoundsInParent().getWidth()).isEqualTo(320);
        robot.interact(() -> {
            double x = edge.localToScene(edge.getBoundsInLocal()).getCenterX();
            edge.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, x));
            edge.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, x + 25));
            edge.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, x + 40));
        });
        assertThat(frame.sidebarWidth().get()).isEqualTo(360);
    }

    @Test
    void zoomScalesEverythingAndLaysItOutInTheRoomThatIsLeft(FxRobot robot) {
        double before = frame.getWidth();
        robot.press(KeyCode.CONTROL, KeyCode.EQUALS).release(KeyCode.EQUALS, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(zoom.zoom().get()).isEqualTo(1.1);
        assertThat(frame.getWidth()).isEqualTo(Math.ceil(before / 1.1));
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT0).release(KeyCode.DIGIT0, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(frame.getWidth()).isEqualTo(before);
        robot.interact(() -> zoom.zoom().set(99));
        assertThat(zoom.zoom().get()).isEqualTo(3);
    }

    @Test
    void aTitleIsRenamedInItsPlace(FxRobot robot) {
        robot.interact(() -> title.edit("A chat"));
        robot.write("New name").type(KeyCode.ENTER);
        assertThat(commits).containsExactly("New name");
        robot.interact(() -> title.edit("A chat"));
        robot.write("Not this").type(KeyCode.ESCAPE);
        assertThat(commits).hasSize(1);
        assertThat(title.editing().get()).isFalse();
    }

    @Test
    void aSheetKeepsTheFocusAndGivesItBack(FxRobot robot) {
        Button first = new Button("First");
        Button second = new Button("Second");
        robot.interact(() -> sheets.show(new Sheet("Sheet", new HBox(first, second))));
        assertThat(first.isFocused()).isTrue();
        for (int i = 0; i < 7; i++) {
            robot.type(KeyCode.TAB);
            Node owner = frame.getScene().getFocusOwner();
            assertThat(isWithinSheet(owner))
                    .as("after %s tabs: %s", i + 1, owner)
                    .isTrue();
            assertThat(owner.isFocusVisible())
                    .as("the ring after %s tabs", i + 1)
                    .isTrue();
        }
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        assertThat(frame.sidebarOpen().get()).as("keys of the window rest").isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sheets.open().get()).isFalse();
        assertThat(composer.isFocused()).isTrue();
    }

    @Test
    void ctrlSlashListsTheKeysThatDoSomething(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.SLASH).release(KeyCode.SLASH, KeyCode.CONTROL);
        assertThat(sheets.open().get()).isTrue();
        assertThat(robot.lookup(".key-hint").queryAll()).hasSize(5);
        assertThat(sheets.lookup(".sheet-panel"))
                .isInstanceOfSatisfying(
                        Region.class, sheet -> assertThat(sheet.getWidth()).isEqualTo(480));
    }

    private static boolean isWithinSheet(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Sheet) {
                return true;
            }
        }
        return false;
    }
}
