package dev.parley.app.markdown.view;

import javafx.scene.input.KeyEvent;

/** The keys of a {@link BlockFlow}. */
final class FlowKeys {
    private static final double LINE = 40;
    private final BlockFlow<?> flow;

    FlowKeys(BlockFlow<?> flow) {
        this.flow = flow;
    }

    void pressed(KeyEvent event) {
        boolean done = event.isShortcutDown() ? shortcut(event) : !event.isAltDown() && plain(event);
        if (done) {
            event.consume();
        }
    }

    private boolean plain(KeyEvent event) {
        double page = Math.max(LINE, flow.getHeight() - LINE);
        switch (event.getCode()) {
            case PAGE_UP -> flow.scrollBy(-page);
            case PAGE_DOWN -> flow.scrollBy(page);
            case SPACE -> flow.scrollBy(event.isShiftDown() ? -page : page);
            case UP -> flow.scrollBy(-LINE);
            case DOWN -> flow.scrollBy(LINE);
            case HOME -> flow.scrollTo(0);
            case END -> flow.jumpToLatest();
            case ESCAPE -> {
                boolean some = flow.selected().get();
                flow.clearSelection();
                return some;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean shortcut(KeyEvent event) {
        switch (event.getCode()) {
            case HOME -> flow.scrollTo(0);
            case END -> flow.jumpToLatest();
            case A -> flow.selectAll();
            case C -> {
                if (!flow.selected().get()) {
                    return false;
                }
                if (event.isShiftDown()) {
                    flow.copyMarkdown();
                } else {
                    flow.copyPlain();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
