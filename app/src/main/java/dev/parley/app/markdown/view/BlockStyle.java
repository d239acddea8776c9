package dev.parley.app.markdown.view;

import java.util.concurrent.Executor;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What views of blocks share.
 *
 * @param inline draws emoji and formulas
 * @param links asked when a person follows a link
 * @param background runs what takes long (highlighting, decoding of images), off the toolkit's thread
 * @param fx runs tasks on the toolkit's thread
 * @param wrapCode whether long lines of code are wrapped, until a block is switched on its own
 */
public record BlockStyle(
        InlineNodes inline, LinkOpener links, Executor background, Executor fx, ObservableBooleanValue wrapCode) {

    /** One in which code is not wrapped. */
    public BlockStyle(InlineNodes inline, LinkOpener links, Executor background, Executor fx) {
        this(inline, links, background, fx, new SimpleBooleanProperty());
    }
}
