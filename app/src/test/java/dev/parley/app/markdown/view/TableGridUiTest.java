package dev.parley.app.markdown.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class TableGridUiTest {
    private final TableGrid grid = new TableGrid(BlockPages.style(target -> {}));

    @Start
    void start(Stage stage) {
        Scene scene = BlockPages.scene(
                BlockPages.flow(FXCollections.observableArrayList(), BlockPages.style(target -> {})),
                900,
                500,
                "light");
        ((javafx.scene.layout.Pane) scene.getRoot()).getChildren().setAll(grid);
        grid.show(new Block.Table(
                List.of(Block.Alignment.LEFT, Block.Alignment.LEFT, Block.Alignment.LEFT),
                row("Field", "Type", "What it means"),
                List.of(
                        row("model", "string", "the name that the server knows; here it is demo"),
                        row("max_tokens", "integer", "where it stops at the latest; the reason is then length")),
                ""));
        stage.setScene(scene);
        stage.show();
    }

    private static List<List<Inline>> row(String... cells) {
        return Stream.of(cells)
                .map(cell -> List.<Inline>of(new Inline.Text(cell)))
                .toList();
    }

    @Test
    void atNoWidthDoesATextNeedMoreThanItsRowHas() {
        List<String> cut = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            List<String> found = new ArrayList<>();
            for (double width = 300; width < 800; width += 0.5) {
                grid.resize(width, grid.prefHeight(width));
                grid.layout();
                for (SelectableText text : grid.texts()) {
                    RichText cell = (RichText) text;
                    boolean fits = Math.ceil(cell.prefHeight(cell.getWidth())) <= cell.getHeight()
                            && cell.getLayoutY() >= 0
                            && cell.getLayoutY() + cell.getHeight() <= grid.getHeight();
                    if (!fits) {
                        found.add(width + ": " + cell.text());
                    }
                }
            }
            return found;
        });
        assertThat(cut).isEmpty();
    }
}
