package dev.parley.app.cli;

/** Writes an answer to the standard streams. */
final class ConsolePage implements AnswerPage {
    private final Console console;

    ConsolePage(Console console) {
        this.console = console;
    }

    @Override
    public void text(String text) {
        console.print(text);
    }

    @Override
    public void aside(String text) {
        console.aside(text);
    }

    @Override
    public boolean isBroken() {
        return console.outIsBroken();
    }
}
