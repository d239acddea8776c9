package dev.parley.app;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import dev.parley.app.shell.Sheet;
import dev.parley.app.shell.SheetLayer;
import dev.parley.client.store.AttachmentStore;
import dev.parley.client.store.StoreException;
import dev.parley.client.store.TemporaryFiles;
import dev.parley.client.transcript.TurnAttachment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Attached files in the window: choosing them, looking at one, saving a copy, opening it elsewhere. */
final class AttachmentPlace implements AutoCloseable {
    private static final int SHOWN_CHARACTERS = 20_000;
    private static final double WIDTH = 880;
    /** Title, buttons and margins of a sheet. */
    private static final double AROUND = 220;

    /** None that a system would run: a text that was attached may be a script. */
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("application/pdf", "pdf"));

    private final Texts texts = Texts.of(AttachmentPlace.class);
    private final WindowModels.Services services;
    private final AttachmentStore store;
    private final SheetLayer sheets;
    private final MainWindow.Outside outside;
    private final Supplier<@Nullable Window> window;
    private final Consumer<String> tell;
    private final TemporaryFiles temporary = TemporaryFiles.ofSystem();

    /** {@code tell} shows a sentence. */
    AttachmentPlace(
            WindowModels models,
            SheetLayer sheets,
            MainWindow.Outside outside,
            Supplier<@Nullable Window> window,
            Consumer<String> tell) {
        this.services = models.services();
        this.store = services.attachments();
        this.sheets = sheets;
        this.outside = outside;
        this.window = window;
        this.tell = tell;
    }

    /** Asks for files to attach; empty: the person thought better of it. */
    List<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("attachment.choose"));
        List<File> chosen = chooser.showOpenMultipleDialog(window.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    /** Shows a file of a message over the window. */
    void show(TurnAttachment file) {
        Button save = new Button(texts.get("attachment.save"));
        Button open = new Button(texts.get("attachment.open"));
        save.setOnAction(event -> save(file));
        open.setOnAction(event -> open(file));
        Sheet sheet = new Sheet(file.name(), body(file), save, open);
        if (file.isImage() || file.isText()) {
            sheet.setPrefWidth(WIDTH);
            sheet.setMaxWidth(WIDTH);
        }
        sheets.show(sheet);
    }

    private Node body(TurnAttachment file) {
        return file.isImage() ? picture(file) : file.isText() ? text(file) : words(texts.get("attachment.not_shown"));
    }

    private Node picture(TurnAttachment file) {
        StackPane box = new StackPane();
        box.getStyleClass().add("shown-picture");
        Window owner = window.get();
        double width = Math.min(WIDTH, (owner == null ? WIDTH : owner.getWidth()) - 96) - 48;
        double height = (owner == null ? 800 : owner.getHeight()) - AROUND;
        try {
            Image image = new Image(store.address(file), true);
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            view.setSmooth(true);
            view.setAccessibleText(file.name());
            box.setMinHeight(Math.min(height, 240));
            image.progressProperty().subscribe(progress -> {
                if (image.isError()) {
                    box.getChildren().setAll(words(texts.get("attachment.no_picture")));
                } else if (progress.doubleValue() >= 1) {
                    // No larger than it is.
                    view.setFitWidth(Math.min(width, image.getWidth()));
                    view.setFitHeight(Math.min(height, image.getHeight()));
                    box.getChildren().setAll(view);
                }
            });
        } catch (IOException e) {
            box.getChildren().setAll(words(texts.get("attachment.no_picture")));
        }
        return box;
    }

    private Node text(TurnAttachment file) {
        TextArea area = new TextArea();
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(20);
        area.getStyleClass().add("text-code-small");
        area.setAccessibleText(file.name());
        services.background().execute(() -> {
            String shown;
            try {
                String all = new String(store.read(file), StandardCharsets.UTF_8);
                shown = all.length() <= SHOWN_CHARACTERS
                        ? all
                        : all.substring(0, SHOWN_CHARACTERS) + "\n\n" + texts.get("attachment.cut");
            } catch (IOException e) {
                shown = texts.get("attachment.failed", e.getClass().getSimpleName());
            }
            String text = shown;
            services.fx().execute(() -> area.setText(text));
        });
        return area;
    }

    private static Label words(String sentence) {
        Label label = new Label(sentence);
        label.getStyleClass().addAll("text-ui", "muted");
        Wrapping.wrap(label);
        return label;
    }

    private void save(TurnAttachment file) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("attachment.save"));
        chooser.setInitialFileName(file.name().replaceAll("[\\\\/:*?\"<>|]+", "_"));
        File target = chooser.showSaveDialog(window.get());
        if (target != null) {
            services.background().execute(() -> {
                try {
                    store.copyTo(file, target.toPath());
                    say("attachment.saved", target.getName());
                } catch (IOException e) {
                    say("attachment.failed", e.getClass().getSimpleName());
                }
            });
        }
    }

    private void open(TurnAttachment file) {
        String name = file.sha256().substring(0, 12) + "." + EXTENSIONS.getOrDefault(file.mediaType(), "txt");
        services.background().execute(() -> {
            try {
                Path copy = temporary.write(name, store.read(file));
                services.fx().execute(() -> outside.open(copy.toUri().toString()));
            } catch (IOException e) {
                say("attachment.failed", e.getClass().getSimpleName());
            }
        });
    }

    private void say(String key, String argument) {
        String sentence = texts.get(key, argument);
        services.fx().execute(() -> tell.accept(sentence));
    }

    /** Sets files aside that no chat has any more. Returns at once. */
    static void collect(WindowModels models) {
        WindowModels.Services services = models.services();
        var _ = services.history()
                .attachments()
                .thenAcceptAsync(
                        use -> {
                            try {
                                services.attachments().collect(use);
                            } catch (IOException e) {
                                throw new StoreException("Unused files are still there.", e);
                            }
                        },
                        services.background());
    }

    @Override
    public void close() {
        temporary.close();
    }
}
