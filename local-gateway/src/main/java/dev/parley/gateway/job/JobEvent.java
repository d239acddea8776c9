package dev.parley.gateway.job;

import java.nio.charset.StandardCharsets;

/** One thing that happened to a job, numbered from 1 without gaps. */
public sealed interface JobEvent {

    long number();

    /** It was started anew: what an earlier attempt answered does not count. */
    record Attempt(long number, int attempt) implements JobEvent {}

    /** The service began to answer. */
    record Head(long number, int statusCode, String contentType) implements JobEvent {}

    /** A piece of its answer. Pieces put together are the answer, decoded as UTF-8. */
    record Chunk(long number, String text) implements JobEvent {}

    /** It ended; nothing comes after this. */
    record End(long number, JobStatus status) implements JobEvent {}

    /** Reads one from its row. */
    static JobEvent read(long number, String kind, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (kind) {
            case NewEvent.ATTEMPT -> new Attempt(number, Integer.parseInt(text));
            case NewEvent.HEAD -> {
                int space = text.indexOf(' ');
                yield new Head(number, Integer.parseInt(text.substring(0, space)), text.substring(space + 1));
            }
            default -> new Chunk(number, text);
        };
    }
}
