package dev.parley.app.markdown.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.BlockText;
import dev.parley.app.markdown.Inline;
import dev.parley.app.markdown.MarkdownDocument;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class BlockFlowUiTest {
    private final ObservableList<Block> blocks = FXCollections.observableArrayList();
    private BlockFlow<Block> flow;

    @Start
    void start(Stage stage) {
        for (int i = 0; i < 300; i++) {
            blocks.add(paragraph("paragraph number " + i));
        }
        flow = BlockPages.flow(blocks, BlockPages.style(target -> {}));
        stage.setScene(BlockPages.scene(flow, 700, 500, "light"));
        stage.show();
    }

    private static Block paragraph(String text) {
        return new Block.Paragraph(List.of(new Inline.Text(text)));
    }

    private static void inFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, action);
        // What a change asks for is laid out in the next frame.
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void add(String text) {
        inFx(() -> blocks.add(paragraph(text)));
        inFx(() -> flow.layout());
    }

    @Test
    void aListThatGrowsFollowsItsEnd() {
        add("the newest");

        assertThat(flow.lastVisible()).isEqualTo(300);
        assertThat(flow.atLatest().get()).isTrue();
    }

    @Test
    void scrollingUpFreesAtOnceAndTheReadersPlaceStays(FxRobot robot) {
        robot.moveTo(flow).scroll(1, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        inFx(flow::layout);
        int first = flow.firstVisible();
        double y = top(first);
        for (int i = 0; i < 20; i++) {
            add("more " + i);
        }

        assertThat(flow.firstVisible()).isEqualTo(first);
        assertThat(top(first)).isEqualTo(y);
        assertThat(flow.atLatest().get()).isFalse();
    }

    @Test
    void jumpingToTheLatestFollowsAgain() {
        inFx(() -> flow.scrollTo(10));
        inFx(flow::layout);
        assertThat(flow.firstVisible()).isIn(9, 10);
        assertThat(flow.atLatest().get()).isFalse();

        inFx(flow::jumpToLatest);
        add("after the jump");

        assertThat(flow.atLatest().get()).isTrue();
        assertThat(flow.lastVisible()).isEqualTo(300);
    }

    @Test
    void scrollingDownToTheEndFollowsAgain(FxRobot robot) {
        robot.moveTo(flow).scroll(3, VerticalDirection.UP);
        robot.scroll(10, VerticalDirection.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        add("the newest");

        assertThat(flow.lastVisible()).isEqualTo(300);
        assertThat(flow.atLatest().get()).isTrue();
    }

    @Test
    void theThumbOfALongListIsNeverTooShortToCatchAndLeadsToTheRightPlace() {
        inFx(() -> blocks.addAll(java.util.stream.IntStream.range(0, 6000)
                .mapToObj(i -> paragraph("more " + i))
                .toList()));
        inFx(flow::layout);
        ScrollBar bar = (ScrollBar) flow.lookup(".block-flow-bar");
        inFx(() -> bar.setValue(bar.getMax() / 2));
        inFx(flow::layout);
        Region thumb = (Region) bar.lookup(".thumb");

        assertThat(thumb.getHeight()).isGreaterThanOrEqualTo(32);
        assertThat(flow.firstVisible()).isBetween(2800, 3500);
        assertThat(thumb.getBoundsInParent().getCenterY()).isBetween(flow.getHeight() * 0.4, flow.getHeight() * 0.6);

        inFx(() -> bar.setValue(bar.getMax()));
        inFx(flow::layout);
        assertThat(flow.lastVisible()).isEqualTo(blocks.size() - 1);
    }

    @Test
    void withoutStickingTheListStaysWhereItIs() {
        inFx(() -> flow.stick().set(false));
        int first = flow.firstVisible();
        for (int i = 0; i < 10; i++) {
            add("more " + i);
        }

        assertThat(flow.firstVisible()).isEqualTo(first);
    }

    @Test
    void itemsInsertedAboveDoNotMoveWhatIsRead() {
        inFx(() -> flow.scrollTo(100));
        inFx(flow::layout);
        int first = flow.firstVisible();
        double y = top(first);
        inFx(() -> blocks.addAll(0, List.of(paragraph("one"), paragraph("two"), paragraph("three"))));
        inFx(flow::layout);

        assertThat(flow.firstVisible()).isEqualTo(first + 3);
        assertThat(top(first + 3)).isEqualTo(y);
    }

    @Test
    void keysGoToTheStartAndTheEnd(FxRobot robot) {
        inFx(flow::requestFocus);
        robot.press(KeyCode.CONTROL).press(KeyCode.HOME).release(KeyCode.HOME).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        inFx(flow::layout);
        assertThat(flow.firstVisible()).isZero();

        robot.type(KeyCode.PAGE_DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        inFx(flow::layout);
        assertThat(flow.firstVisible()).isPositive();

        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        inFx(flow::layout);
        assertThat(flow.atLatest().get()).isTrue();
    }

    @Test
    void aReplacedItemChangesItsCellInPlace() {
        FlowCell<Block> before = flow.cell(299).orElseThrow();
        inFx(() -> blocks.set(299, paragraph("paragraph number 299 with more")));
        inFx(flow::layout);

        assertThat(flow.cell(299)).containsSame(before);
        assertThat(before.texts().getFirst().text()).isEqualTo("paragraph number 299 with more");
    }

    @Test
    void selectingAllCopiesWhatIsOutOfSightToo(FxRobot robot) {
        inFx(flow::requestFocus);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).type(KeyCode.C).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        String copied = clipboard();
        assertThat(copied)
                .startsWith("paragraph number 0\n\nparagraph number 1\n\n")
                .endsWith("paragraph number 299");
        assertThat(copied.split("\n\n")).hasSize(300);
    }

    @Test
    void aDragSelectsAcrossCells(FxRobot robot) {
        int last = flow.lastVisible();
        drag(robot, point(last - 3, 10), point(last - 1, 9));

        assertThat(flow.selectedText())
                .isEqualTo("number " + (last - 3) + "\n\nparagraph number " + (last - 2) + "\n\nparagraph");
    }

    @Test
    void aSelectionStaysWithItsTextWhenItemsComeAbove(FxRobot robot) {
        int last = flow.lastVisible();
        drag(robot, point(last - 2, 0), point(last - 2, 9));
        inFx(() -> blocks.addAll(0, List.of(paragraph("one"), paragraph("two"))));

        assertThat(flow.selectedText()).isEqualTo("paragraph");
    }

    @Test
    void twoClicksSelectAWordThreeABlock(FxRobot robot) {
        int last = flow.lastVisible();
        Point2D word = point(last - 1, 12);
        robot.moveTo(word).clickOn(MouseButton.PRIMARY).clickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(flow.selectedText()).isEqualTo("number");

        robot.clickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(flow.selectedText()).isEqualTo("paragraph number " + (last - 1));
    }

    @Test
    void shiftAndClickExtendsASelection(FxRobot robot) {
        int last = flow.lastVisible();
        robot.clickOn(point(last - 4, 10));
        Point2D end = point(last - 2, 9);
        inFx(() -> pressWithShift(end));

        assertThat(flow.selectedText()).startsWith("number " + (last - 4)).endsWith("\n\nparagraph");
    }

    @Test
    void everyBlockShowsTheFlatTextThatIsCopiedOfIt() {
        List<Block> all = MarkdownDocument.parse(MarkdownSamples.EVERYTHING);
        List<String> shown = new ArrayList<>();
        inFx(() -> {
            for (Block block : all) {
                StringBuilder flat = new StringBuilder();
                for (SelectableText text :
                        BlockView.of(block, BlockPages.style(target -> {})).texts()) {
                    flat.append(text.lead()).append(text.text());
                }
                shown.add(flat.toString());
            }
        });

        assertThat(shown)
                .isEqualTo(all.stream().map(block -> BlockText.of(block).text()).toList());
    }

    @Test
    void theButtonOfACodeBlockCopiesItsCode(FxRobot robot) {
        inFx(() -> blocks.add(new Block.Code("python", "print(1)\nprint(2)", true)));
        inFx(flow::layout);
        robot.clickOn((Button) robot
                .lookup(".md-code-button")
                .<javafx.scene.control.ButtonBase>queryAllAs(javafx.scene.control.ButtonBase.class)
                .stream()
                .filter(Button.class::isInstance)
                .findFirst()
                .orElseThrow());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(clipboard()).isEqualTo("print(1)\nprint(2)");
    }

    @Test
    void aTableIsCopiedAsMarkdownAndAsCsv(FxRobot robot) {
        Block table =
                MarkdownDocument.parse("| a | b |\n|---|---:|\n| x, y | 2 |\n").getFirst();
        inFx(() -> blocks.add(table));
        inFx(flow::layout);
        robot.clickOn(".md-table-actions").clickOn("Copy as Markdown");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(clipboard()).startsWith("| a | b |").contains("| x, y | 2 |");

        robot.clickOn(".md-table-actions").clickOn("Copy as CSV");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(clipboard()).isEqualTo("a,b\r\n\"x, y\",2\r\n");
    }

    @Test
    void aGrowingCodeBlockKeepsItsCellAndFollowsItsEnd() {
        inFx(() -> blocks.add(new Block.Code("java", "int a;", false)));
        inFx(flow::layout);
        FlowCell<Block> before = flow.cell(300).orElseThrow();
        StringBuilder code = new StringBuilder("int a;");
        for (int i = 0; i < 200; i++) {
            code.append("\nint a").append(i).append(" = ").append(i).append(';');
            if (i % 20 != 19) {
                continue;
            }
            String text = code.toString();
            inFx(() -> blocks.set(300, new Block.Code("java", text, false)));
        }
        inFx(flow::layout);

        assertThat(flow.cell(300)).containsSame(before);
        assertThat(before.node().getHeight()).isLessThanOrEqualTo(500);
        assertThat(shownRows(before.node()))
                .contains("int a199 = 199;")
                .doesNotContain("int a0 = 0;")
                .hasSizeLessThan(30);
    }

    private static List<String> shownRows(Region node) {
        return node.lookupAll(".md-code-row").stream()
                .map(row -> ((CodeRow) row).shown())
                .toList();
    }

    private double top(int index) {
        return flow.sceneToLocal(flow.cell(index).orElseThrow().node().localToScene(0, 0))
                .getY();
    }

    /** The place on the screen of an offset in a paragraph. */
    private Point2D point(int index, int offset) {
        RichText text = (RichText) flow.cell(index).orElseThrow().texts().getFirst();
        Bounds caret =
                RangeShapes.boxes(text.getRangeShape(offset, offset + 1, false)).getFirst();
        return text.localToScreen(caret.getMinX() + 0.5, caret.getCenterY());
    }

    // The robot of the headless platform sends no modifiers with the mouse.
    private void pressWithShift(Point2D screen) {
        Point2D local = flow.screenToLocal(screen);
        flow.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                local.getX(),
                local.getY(),
                screen.getX(),
                screen.getY(),
                MouseButton.PRIMARY,
                1,
                true,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null));
    }

    private static void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> Clipboard.getSystemClipboard().getString());
    }
}
