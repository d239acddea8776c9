package dev.parley.app.chat.view;

import dev.parley.client.transcript.TurnAttachment;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The files of a message that was sent: pictures are seen, others are named; a click shows more. */
final class SentFiles extends FlowPane {
    private static final double PICTURE_WIDTH = 144;
    private static final double PICTURE_HEIGHT = 108;

    SentFiles(List<TurnAttachment> files, ViewContext context) {
        super(8, 8);
        getStyleClass().add("sent-files");
        setAlignment(Pos.CENTER_RIGHT);
        // As wide as what is in it, up to the bubble.
        double pictures = files.stream().filter(TurnAttachment::isImage).count() * (PICTURE_WIDTH + 8);
        setPrefWrapLength(Math.clamp(pictures, PICTURE_WIDTH, UserBubble.MOST_WIDTH - 32));
        files.forEach(file -> getChildren().add(button(file, context)));
    }

    private static Button button(TurnAttachment file, ViewContext context) {
        ChatActions actions = context.actions();
        String caption = FileFacts.caption(file, context);
        Button button = new Button();
        button.setAccessibleText(context.text("file.show", file.name(), caption));
        button.setOnAction(event -> actions.showFile(file));
        if (file.isImage()) {
            button.getStyleClass().add("sent-picture");
            button.setGraphic(FileFacts.thumbnail(file, actions.fileAddress(file), PICTURE_WIDTH, PICTURE_HEIGHT));
        } else {
            button.getStyleClass().add("sent-file");
            Label name = Controls.label(FileFacts.name(file.name()), "text-ui-medium", "file-name");
            VBox words = new VBox(name, Controls.label(caption, "text-caption", "muted"));
            words.setMinWidth(0);
            HBox content = Controls.row(8, Controls.icon(FileFacts.icon(file)), words);
            button.setGraphic(content);
        }
        return button;
    }
}
