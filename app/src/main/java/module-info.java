/** The desktop program and the command line. */
module dev.parley.app {
    requires static transitive org.jspecify;
    requires atlantafx.base;
    requires dev.parley.client;
    requires dev.parley.gateway;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires javafx.controls;
    requires kotlin.stdlib;
    requires kotlinx.coroutines.core;
    requires openhtmltopdf.core;
    requires openhtmltopdf.pdfbox;
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    requires org.commonmark;
    requires org.commonmark.ext.autolink;
    requires org.commonmark.ext.gfm.strikethrough;
    requires org.commonmark.ext.gfm.tables;
    requires org.fife.RSyntaxTextArea;
    requires org.jline;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;
    requires org.nibor.autolink;
    requires quickjs.kt.jvm;
    requires tools.jackson.databind;

    // The skins that the style sheet names.
    exports dev.parley.app.control to
            javafx.controls;

    opens dev.parley.app.cli to
            info.picocli;
}
