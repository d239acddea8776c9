package dev.parley.app;

import dev.parley.app.control.Wrapping;
import dev.parley.app.fx.Texts;
import dev.parley.app.markdown.LinkTarget;
import dev.parley.app.markdown.view.LinkOpener;
import dev.parley.app.shell.Sheet;
import dev.parley.app.shell.SheetLayer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks before a link of an answer is opened, with the host that it really leads to. */
final class LinkSheet implements LinkOpener {
    private final SheetLayer sheets;
    private final MainWindow.Outside outside;
    private final Texts texts;

    LinkSheet(SheetLayer sheets, MainWindow.Outside outside, Texts texts) {
        this.sheets = sheets;
        this.outside = outside;
        this.texts = texts;
    }

    @Override
    public void open(LinkTarget target) {
        Label host = new Label(texts.get("link.host", target.host()));
        host.getStyleClass().add("text-ui-medium");
        Wrapping.wrap(host);
        TextField address = new TextField(target.uri().toASCIIString());
        address.setEditable(false);
        address.setAccessibleText(texts.get("link.address"));
        VBox body = new VBox(8, host, address);
        if (target.suspicious()) {
            Label warning = new Label(texts.get("link.suspicious"));
            warning.getStyleClass().add("danger");
            Wrapping.wrap(warning);
            body.getChildren().add(warning);
        }
        Button cancel = new Button(texts.get("link.cancel"));
        Button open = new Button(texts.get("link.open"));
        open.getStyleClass().add("primary");
        Sheet sheet = new Sheet(texts.get("link.title"), body, cancel, open);
        cancel.setOnAction(event -> sheet.close());
        open.setOnAction(event -> {
            sheet.close();
            outside.open(target.uri().toASCIIString());
        });
        sheets.show(sheet);
    }
}
