package dev.parley.app.gateway;

import dev.parley.app.control.Labels;
import dev.parley.app.fx.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the gateway runs with, to be read and copied. */
public final class ConfigurationText extends VBox {
    private final Texts texts = Texts.of(GatewayViewModel.class);
    private final String yaml;

    /** {@code yaml}: the configuration, without secrets. */
    public ConfigurationText(String yaml) {
        super(12);
        this.yaml = yaml;
        getStyleClass().add("gateway-configuration");
        TextArea text = new TextArea(yaml);
        text.setEditable(false);
        text.setAccessibleText(title());
        text.getStyleClass().add("text-code-small");
        text.setPrefRowCount(22);
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(Labels.wrapped(texts.get("configuration.about"), "text-caption", "muted"), text);
    }

    public String title() {
        return texts.get("configuration.title");
    }

    /** The row below it; {@code close} takes it away. */
    public Button[] buttons(Runnable close) {
        Button copy = new Button(texts.get("configuration.copy"), new FontIcon("fth-copy"));
        copy.setAccessibleText(copy.getText());
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(yaml);
            Clipboard.getSystemClipboard().setContent(content);
        });
        Button done = new Button(texts.get("configuration.close"));
        done.setAccessibleText(done.getText());
        done.setDefaultButton(true);
        done.setOnAction(event -> close.run());
        return new Button[] {copy, done};
    }
}
