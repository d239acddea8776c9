package dev.parley.app.markdown.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever is done to the list, what is in sight fills the window, without gaps and overlaps. */
@ExtendWith(ApplicationExtension.class)
class FlowWindowUiTest {
    private static final long SEED = 20_261_122;
    private static final int STEPS = 400;

    private final ObservableList<Block> blocks = FXCollections.observableArrayList();
    private final Random random = new Random(SEED);
    private BlockFlow<Block> flow;

    @Start
    void start(Stage stage) {
        flow = BlockPages.flow(blocks, BlockPages.style(target -> {}));
        stage.setScene(BlockPages.scene(flow, 700, 500, "light"));
        stage.show();
    }

    @Test
    void whatIsInSightHasNeitherGapsNorOverlaps() {
        for (int i = 0; i < STEPS; i++) {
            String done = onFx(this::somethingIsDone);
            onFx(() -> {
                flow.layout();
                return "";
            });
            onFx(() -> {
                flow.layout();
                check(done);
                return "";
            });
        }
    }

    @Test
    void aListThatIsShorterThanTheWindowBeginsAtItsTop() {
        onFx(() -> {
            blocks.setAll(block(1), block(2));
            flow.layout();
            return "";
        });

        onFx(() -> {
            List<Bounds> shown = shown();
            assertThat(shown).hasSize(2);
            assertThat(shown.getFirst().getMinY()).isEqualTo(FlowWindow.ABOVE);
            return "";
        });
    }

    @Test
    void anEmptiedListShowsNothing() {
        onFx(() -> {
            for (int i = 0; i < 50; i++) {
                blocks.add(block(i));
            }
            flow.layout();
            blocks.clear();
            flow.layout();
            assertThat(shown()).isEmpty();
            assertThat(flow.lastVisible()).isNegative();
            return "";
        });
    }

    private String somethingIsDone() {
        int size = blocks.size();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                blocks.add(random.nextInt(size + 1), block(random.nextInt(400)));
                yield "added";
            }
            case 3 -> {
                List<Block> more = new ArrayList<>();
                for (int i = 0; i < random.nextInt(30); i++) {
                    more.add(block(random.nextInt(200)));
                }
                blocks.addAll(random.nextBoolean() ? 0 : size, more);
                yield "added " + more.size();
            }
            case 4 -> {
                int from = random.nextInt(size + 1);
                blocks.remove(from, Math.min(size, from + random.nextInt(12)));
                yield "removed";
            }
            case 5 -> {
                if (size > 0) {
                    blocks.set(random.nextInt(size), block(random.nextInt(600)));
                }
                yield "changed";
            }
            case 6 -> {
                flow.scrollBy(random.nextInt(3_000) - 1_500);
                yield "scrolled";
            }
            case 7 -> {
                if (size > 0) {
                    flow.scrollTo(random.nextInt(size));
                }
                yield "went to an item";
            }
            default -> {
                flow.jumpToLatest();
                yield "went to the end";
            }
        };
    }

    private Block block(int words) {
        return switch (words % 3) {
            case 0 -> new Block.Code("java", "int a;\n".repeat(1 + words / 30), true);
            default -> new Block.Paragraph(List.of(new Inline.Text("word ".repeat(1 + words))));
        };
    }

    private void check(String done) {
        List<Bounds> shown = shown();
        String what = "after: " + done + ", " + shown;
        if (blocks.isEmpty()) {
            assertThat(shown).as(what).isEmpty();
            return;
        }
        assertThat(shown).as(what).hasSize(flow.lastVisible() - flow.firstVisible() + 1);
        for (int i = 1; i < shown.size(); i++) {
            assertThat(shown.get(i).getMinY())
                    .as(what)
                    .isEqualTo(shown.get(i - 1).getMaxY());
        }
        double top = shown.getFirst().getMinY();
        double bottom = shown.getLast().getMaxY();
        boolean isAll = flow.firstVisible() == 0 && flow.lastVisible() == blocks.size() - 1;
        if (flow.firstVisible() > 0) {
            assertThat(top).as(what).isLessThanOrEqualTo(0);
        } else {
            assertThat(top).as(what).isLessThanOrEqualTo(FlowWindow.ABOVE);
        }
        if (flow.lastVisible() < blocks.size() - 1) {
            assertThat(bottom).as(what).isGreaterThanOrEqualTo(flow.getHeight());
        } else if (!isAll || top < FlowWindow.ABOVE) {
            assertThat(bottom).as(what).isGreaterThanOrEqualTo(flow.getHeight() - FlowWindow.BELOW);
        }
    }

    /** Where the cells that can be seen are, from the upper one down. */
    private List<Bounds> shown() {
        Parent sheet = (Parent) flow.lookup(".block-flow-cells");
        return sheet.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .map(FlowWindowUiTest::boundsOf)
                .sorted(Comparator.comparingDouble(Bounds::getMinY))
                .toList();
    }

    private static Bounds boundsOf(Node cell) {
        return new BoundingBox(
                cell.getLayoutX(),
                cell.getLayoutY(),
                cell.getLayoutBounds().getWidth(),
                cell.getLayoutBounds().getHeight());
    }

    private static <T> T onFx(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, task);
    }
}
