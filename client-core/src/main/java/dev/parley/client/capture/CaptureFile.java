package dev.parley.client.capture;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A capture as the text of a file: JSON with the name and the version of its format. Pure functions. */
public final class CaptureFile {
    /** The usual end of such a file's name. */
    public static final String ENDING = ".parley-capture.json";

    static final String FORMAT = "parley-capture";
    static final int VERSION = 1;

    /** Of one string; larger than what a run may have in memory. */
    private static final int LONGEST_STRING = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CaptureFile() {}

    /** Why a text is no capture. */
    public enum Refusal {
        /** No JSON, or JSON of something else. */
        NOT_A_CAPTURE,
        /** Written by a program of another version. */
        OTHER_VERSION,
        /** A capture of which something is missing or wrong. */
        BROKEN
    }

    /** The text is no capture that this program reads; the message is a sentence. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final Refusal refusal;

        RefusedException(Refusal refusal, String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    private record Saved(String format, int version, Capture capture) {}

    /** The text of the file. */
    public static String write(Capture capture) {
        return MAPPER.writeValueAsString(new Saved(FORMAT, VERSION, capture));
    }

    /** The capture that {@link #write} made the text of. */
    public static Capture read(String text) throws RefusedException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new RefusedException(Refusal.NOT_A_CAPTURE, "The file is not JSON.", e);
        }
        if (!tree.isObject() || !FORMAT.equals(tree.path("format").asString(""))) {
            throw new RefusedException(Refusal.NOT_A_CAPTURE, "The file is not a capture of Parley.", null);
        }
        int version = tree.path("version").asInt(0);
        if (version != VERSION) {
            throw new RefusedException(
                    Refusal.OTHER_VERSION,
                    "The capture has version " + version + ", this program reads version " + VERSION + ".",
                    null);
        }
        try {
            return Objects.requireNonNull(MAPPER.treeToValue(tree, Saved.class).capture(), "capture");
        } catch (JacksonException | NullPointerException e) {
            throw new RefusedException(Refusal.BROKEN, "The capture is damaged: a part of it is missing or wrong.", e);
        }
    }
}
