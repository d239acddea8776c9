package dev.parley.app.markdown.view;

import dev.parley.app.markdown.Block;
import dev.parley.app.markdown.BlockText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;

/** A list of blocks, as an answer would show them, for tests. */
final class BlockPages {
    static final Executor FX = Platform::runLater;

    private BlockPages() {}

    static BlockStyle style(LinkOpener links) {
        return new BlockStyle(
                InlineNodes.TEXT_ONLY,
                links,
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()),
                FX);
    }

    static BlockFlow<Block> flow(ObservableList<Block> blocks, BlockStyle style) {
        BlockFlow<Block> flow = new BlockFlow<>(blocks, block -> new BlockCell(BlockView.of(block, style)));
        flow.setSelectionSource(new SelectionSource<>() {
            @Override
            public String text(Block item) {
                return BlockText.of(item).text();
            }

            @Override
            public String plain(Block item, int from, int to) {
                return BlockText.of(item).plain(from, to);
            }

            @Override
            public String markdown(Block item, int from, int to) {
                return BlockText.of(item).markdown(from, to);
            }
        });
        return flow;
    }

    static Scene scene(Region root, double width, double height, String theme) {
        Path fonts = Path.of(System.getProperty("parley.test.fonts", "none"));
        for (String font : List.of(
                "Inter-Regular.otf",
                "Inter-Medium.otf",
                "Inter-SemiBold.otf",
                "Inter-Italic.otf",
                "Inter-SemiBoldItalic.otf",
                "JetBrainsMono-Regular.ttf",
                "NotoSansCJK-Regular.ttc")) {
            if (Files.exists(fonts.resolve(font))) {
                Font.loadFont(fonts.resolve(font).toUri().toString(), 12);
            }
        }
        Scene scene = new Scene(new StackPane(root), width, height);
        scene.getStylesheets()
                .addAll(
                        Objects.requireNonNull(BlockPages.class.getResource("tokens-" + theme + ".css"))
                                .toString(),
                        Objects.requireNonNull(BlockPages.class.getResource("/dev/parley/app/theme/markdown.css"))
                                .toString());
        return scene;
    }

    /** One block in a cell. */
    record BlockCell(BlockView view) implements FlowCell<Block> {
        @Override
        public Region node() {
            return view.node();
        }

        @Override
        public boolean show(Block item) {
            return view.update(item);
        }

        @Override
        public List<? extends SelectableText> texts() {
            return view.texts();
        }

        @Override
        public void dispose() {
            view.dispose();
        }
    }
}
