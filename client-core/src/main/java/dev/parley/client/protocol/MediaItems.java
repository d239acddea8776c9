package dev.parley.client.protocol;

import dev.parley.client.Media;
import dev.parley.client.StreamEvent;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Images and videos as OpenAI-style answers list them: {@code {"b64_json"}} or {@code {"url"}}, one an item. */
final class MediaItems {
    private final MediaIntake intake;

    MediaItems(MediaIntake intake) {
        this.intake = intake;
    }

    /**
     * Hands out the items of an array; what is none is shown as it is.
     *
     * @param mediaType what the answer says of all of them; {@code null}: nothing
     * @return how many there were
     */
    int list(JsonNode items, @Nullable String mediaType, EventSink out) throws DecodeException {
        int found = 0;
        int index = 0;
        for (JsonNode item : items) {
            JsonNode prompt = item.path("revised_prompt");
            if (prompt.isString()) {
                JsonAnswer.text(index, prompt.stringValue(), out);
            }
            if (one(index, item, mediaType, out)) {
                found++;
            } else {
                JsonAnswer.unrecognized(item, out);
            }
            index++;
        }
        return found;
    }

    /** Hands out what is in {@code b64_json} or {@code url}; false if neither is there. */
    boolean one(int index, JsonNode item, @Nullable String mediaType, EventSink out) throws DecodeException {
        Media media = media(item, mediaType);
        if (media != null) {
            out.emit(new StreamEvent.MediaReceived(index, media, System.nanoTime()));
        }
        return media != null;
    }

    private @Nullable Media media(JsonNode item, @Nullable String mediaType) throws DecodeException {
        JsonNode base64 = item.path("b64_json");
        if (base64.isString()) {
            return intake.base64(base64.stringValue(), mediaType, null);
        }
        String url = item.path("url").isString() ? item.path("url").stringValue() : "";
        if (url.startsWith("data:")) {
            return intake.base64(url, mediaType, null);
        }
        return isWebLink(url) ? new Media(mediaType == null ? "" : mediaType, new Media.Link(url), null) : null;
    }

    /** Only what a browser may be given: a link to a file or a script is shown as text. */
    private static boolean isWebLink(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }
}
