package dev.parley.architecture.planted.app.cli;

/** Keeps the rules: this class may print. */
public final class Console {
    public void line(String text) {
        System.out.println(text);
    }
}
