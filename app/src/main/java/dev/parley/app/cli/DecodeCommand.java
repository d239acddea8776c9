package dev.parley.app.cli;

import dev.parley.client.wire.NdjsonReader;
import dev.parley.client.wire.SseFrame;
import dev.parley.client.wire.SseReader;
import dev.parley.client.wire.TextChunkReader;
import dev.parley.client.wire.WireLimitException;
import dev.parley.client.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code parley decode}: the frames of a saved stream, one JSON line each. */
@Command(name = "decode", mixinStandardHelpOptions = true)
final class DecodeCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--framing", required = true, paramLabel = "sse|ndjson|text")
    String framing = "";

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "FILE", defaultValue = "-")
    String file = "-";

    DecodeCommand(Console console) {
        this.console = console;
    }

    /** The next frame as a JSON line; {@code null} at the end. */
    private interface Frames {
        @Nullable String next() throws IOException;
    }

    @Override
    public Integer call() {
        checkFraming();
        try (InputStream in = open()) {
            return print(frames(in));
        } catch (WireLimitException e) {
            console.error(Messages.text("decode.too_large", e.what(), Long.toString(e.limit())));
            return ExitCode.FAILED;
        } catch (IOException e) {
            console.error(Messages.text("decode.broken"));
            return ExitCode.FAILED;
        }
    }

    private void checkFraming() {
        if (!framing.equals("sse") && !framing.equals("ndjson") && !framing.equals("text")) {
            throw UsageException.of("option.unknown_value", "--framing", framing, "sse, ndjson, text");
        }
    }

    private InputStream open() {
        if (file.equals("-")) {
            return console.in();
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw UsageException.of("decode.unreadable", file);
            }
            return Files.newInputStream(path);
        } catch (IOException | InvalidPathException e) {
            throw UsageException.of("decode.unreadable", file);
        }
    }

    private Frames frames(InputStream in) {
        return switch (framing) {
            case "sse" -> {
                SseReader reader = new SseReader(in, WireLimits.DEFAULT);
                yield () -> sseLine(reader.next());
            }
            case "ndjson" -> {
                NdjsonReader reader = new NdjsonReader(in, WireLimits.DEFAULT);
                yield () -> dataLine(reader.next());
            }
            default -> {
                TextChunkReader reader = new TextChunkReader(in, WireLimits.DEFAULT);
                yield () -> dataLine(reader.next());
            }
        };
    }

    private int print(Frames frames) throws IOException {
        for (String line = frames.next(); line != null; line = frames.next()) {
            console.printLine(line);
            if (console.outIsBroken()) {
                return ExitCode.BROKEN_PIPE;
            }
        }
        return ExitCode.OK;
    }

    private static @Nullable String sseLine(@Nullable SseFrame frame) {
        return frame == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("event", frame.event())
                        .put("data", frame.data())
                        .put("id", frame.id())
                        .put("retry", frame.retry())
                        .toString();
    }

    private static @Nullable String dataLine(@Nullable String data) {
        return data == null
                ? null
                : JsonNodeFactory.instance.objectNode().put("data", data).toString();
    }
}
