package dev.parley.client.delivery;

import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import dev.parley.client.media.MediaFolder;
import dev.parley.client.media.MediaTypes;
import dev.parley.client.protocol.DecodeException;
import dev.parley.client.protocol.MediaIntake;
import dev.parley.client.wire.Base64Lift;
import dev.parley.client.wire.StorageException;
import dev.parley.client.wire.WireLimitException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The media of one attempt. Long base64 is lifted out of bodies into files before anybody parses them; a token, which no
 * server can guess, stands in its place.
 */
final class AnswerMedia implements MediaIntake, Base64Lift.Diversion {
    /** Of one image, audio or video, decoded. */
    static final long MOST_BYTES = 64L << 20;

    /** The same as base64. */
    private static final long MOST_BASE64 = MOST_BYTES / 3 * 4 + 4;

    private static final Pattern DATA_URI = Pattern.compile("\\Adata:([^;,]{0,100})[^,]{0,100};base64,");

    /** What a text may hold of base64 that turned out to be text. */
    private static final int MOST_TEXT = 2 << 20;

    /** Of all that one attempt lifts out of its bodies, as base64: many media must not fill the disk. */
    private static final long MOST_LIFTED = 512L << 20;

    private final MediaFolder folder;
    private final long mostLifted;
    private final String nonce = UUID.randomUUID().toString();
    private final Pattern tokens = Pattern.compile("\\{\\{lifted " + nonce + " (\\d{1,6})}}");
    /** Asked for each event, which a lock would be too dear for. */
    private volatile boolean anyLifted;

    private final List<Path> lifted = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable Base64Lift lift;
    private final AtomicLong liftedBytes = new AtomicLong();

    AnswerMedia(MediaFolder folder) {
        this(folder, MOST_LIFTED);
    }

    AnswerMedia(MediaFolder folder, long mostLifted) {
        this.folder = folder;
        this.mostLifted = mostLifted;
    }

    /** The body without its long base64. */
    InputStream lifting(InputStream body) {
        Base64Lift lifting = new Base64Lift(body, this);
        lift = lifting;
        return lifting;
    }

    @Override
    public OutputStream begin() throws IOException {
        Path file = folder.create();
        lifted.add(file);
        anyLifted = true;
        long room = mostLifted - liftedBytes.get();
        WireLimitException over = room < MOST_BASE64
                ? new WireLimitException("all media of the answer", mostLifted)
                : new WireLimitException("the media", MOST_BYTES);
        return new Limited(folder.write(file), Math.min(MOST_BASE64, room), over) {
            @Override
            public void close() throws IOException {
                super.close();
                liftedBytes.addAndGet(written());
            }
        };
    }

    @Override
    public String token() {
        return "{{lifted " + nonce + " " + (lifted.size() - 1) + "}}";
    }

    @Override
    public Media base64(String text, @Nullable String mediaType, @Nullable String name) throws DecodeException {
        Matcher uri = DATA_URI.matcher(text);
        boolean isUri = uri.find();
        String said = isUri && !uri.group(1).isEmpty() ? uri.group(1) : mediaType;
        String bare = isUri ? text.substring(uri.end()) : text;
        // The decoder reads byte by byte, whatever it is asked for.
        try (InputStream encoded = new BufferedInputStream(new UrlSafe(joined(bare)));
                InputStream in = Base64.getMimeDecoder().wrap(encoded)) {
            return store(in, said, name);
        } catch (StorageException e) {
            throw DecodeException.notStored(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw DecodeException.malformed("the media", "They are not base64: " + e.getMessage());
        }
    }

    @Override
    public Media bytes(InputStream body, String mediaType) throws DecodeException, IOException {
        Base64Lift lifting = lift;
        if (lifting != null) {
            lifting.letThrough(); // a picture may hold base64 of its own
        }
        return store(body, mediaType, null);
    }

    @Override
    public String restored(String text) throws DecodeException {
        try {
            return whole(text);
        } catch (WireLimitException e) {
            throw DecodeException.tooLarge(e.what(), e.limit());
        } catch (IOException e) {
            throw DecodeException.malformed("the answer", "A part of it was lost: " + e.getMessage());
        }
    }

    /**
     * The event with what was lifted put back into its text: it was no media.
     *
     * @throws UncheckedIOException if that makes a text that is too long, or fails
     */
    StreamEvent restored(StreamEvent event) {
        if (!anyLifted) {
            return event;
        }
        try {
            return switch (event) {
                case StreamEvent.TextDelta e -> new StreamEvent.TextDelta(e.choice(), whole(e.text()), e.atNanos());
                case StreamEvent.ReasoningDelta e ->
                    new StreamEvent.ReasoningDelta(e.choice(), whole(e.text()), e.atNanos());
                case StreamEvent.ToolCallDelta e ->
                    new StreamEvent.ToolCallDelta(
                            e.choice(), e.index(), e.id(), e.name(), whole(e.arguments()), e.atNanos());
                default -> event;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String whole(String text) throws IOException {
        Matcher token = tokens.matcher(text);
        StringBuilder whole = new StringBuilder();
        int room = MOST_TEXT;
        while (token.find()) {
            try (InputStream in = Files.newInputStream(file(token))) {
                String found = new String(in.readNBytes(room + 1), StandardCharsets.US_ASCII);
                room -= found.length();
                if (room < 0) {
                    throw new WireLimitException("a text of the answer", MOST_TEXT);
                }
                token.appendReplacement(whole, Matcher.quoteReplacement(found));
            }
        }
        return token.appendTail(whole).toString();
    }

    /** Parts in the text and parts in files, in order. */
    private InputStream joined(String text) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        Matcher token = tokens.matcher(text);
        int from = 0;
        while (token.find()) {
            parts.add(ascii(text.substring(from, token.start())));
            parts.add(Files.newInputStream(file(token)));
            from = token.end();
        }
        parts.add(ascii(text.substring(from)));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private Path file(Matcher token) throws IOException {
        int index = Integer.parseInt(token.group(1));
        if (index >= lifted.size()) {
            throw new IOException("no such part");
        }
        return lifted.get(index);
    }

    private static InputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Media store(InputStream in, @Nullable String said, @Nullable String name)
            throws IOException, DecodeException {
        Path file = folder.create();
        boolean done = false;
        try {
            byte[] head = in.readNBytes(MediaTypes.LOOK_AHEAD);
            if (head.length == 0) {
                throw DecodeException.malformed("the media", "They are empty.");
            }
            long size = head.length;
            try (OutputStream out =
                    new Limited(folder.write(file), MOST_BYTES, new WireLimitException("the media", MOST_BYTES))) {
                out.write(head);
                size += in.transferTo(out);
            }
            String type = MediaTypes.of(said, head);
            Media media = new Media(type, new Media.InFile(folder.finish(file, type), size), name);
            done = true;
            return media;
        } catch (WireLimitException e) {
            throw DecodeException.tooLarge(e.what(), e.limit());
        } finally {
            if (!done) {
                folder.discard(file);
            }
        }
    }

    /** The attempt is over: parts that were copied into media, or never asked for, are not wanted any more. */
    void discardParts() {
        for (Path part : List.copyOf(lifted)) {
            try {
                folder.discard(part);
            } catch (IOException e) {
                // It lies in a folder of temporary files, and nothing refers to it.
            }
        }
    }

    /** Base64 of either alphabet in the common one (RFC 4648, sections 4 and 5). */
    private static final class UrlSafe extends FilterInputStream {
        UrlSafe(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            for (int i = offset; i < offset + read; i++) {
                buffer[i] = buffer[i] == '-' ? (byte) '+' : buffer[i] == '_' ? (byte) '/' : buffer[i];
            }
            return read;
        }
    }

    /** Takes at most so many bytes. */
    private static class Limited extends FilterOutputStream {
        private final long limit;
        private final WireLimitException over;
        private long written;

        Limited(OutputStream out, long limit, WireLimitException over) {
            super(out);
            this.limit = limit;
            this.over = over;
        }

        long written() {
            return written;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            written += length;
            if (written > limit) {
                throw over;
            }
            out.write(bytes, offset, length);
        }
    }
}
