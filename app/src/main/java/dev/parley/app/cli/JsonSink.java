package dev.parley.app.cli;

import dev.parley.client.StreamEvent;

/** One JSON line per event, and the summary last. */
final class JsonSink implements AnswerSink {
    private final Console console;

    JsonSink(Console console) {
        this.console = console;
    }

    @Override
    public void accept(StreamEvent event) {
        console.printLine(EventJson.line(event));
    }

    @Override
    public void finish(RunMeter meter) {
        console.printLine(meter.summaryLine());
    }

    @Override
    public boolean isBroken() {
        return console.outIsBroken();
    }
}
