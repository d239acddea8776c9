package dev.parley.client.protocol;

import dev.parley.client.ContentPart;
import dev.parley.client.endpoint.EndpointProfile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What the protocols have in common where a request carries a file. */
final class Attachments {

    private Attachments() {}

    static boolean isImage(ContentPart.Attachment attachment) {
        return type(attachment).startsWith("image/");
    }

    static boolean isAudio(ContentPart.Attachment attachment) {
        return type(attachment).startsWith("audio/");
    }

    static boolean isPdf(ContentPart.Attachment attachment) {
        return type(attachment).equals("application/pdf");
    }

    /** Whether its text can be written into a message: every model reads that. */
    static boolean isText(ContentPart.Attachment attachment) {
        String type = type(attachment);
        return type.startsWith("text/") || type.equals("application/json");
    }

    /** A text file as a message says it. */
    static String asText(ContentPart.Attachment attachment) {
        return "File " + attachment.name() + ":\n\n" + new String(attachment.bytes(), StandardCharsets.UTF_8);
    }

    static String base64(ContentPart.Attachment attachment) {
        return Base64.getEncoder().encodeToString(attachment.bytes());
    }

    static String dataUri(ContentPart.Attachment attachment) {
        return "data:" + attachment.mediaType() + ";base64," + base64(attachment);
    }

    /** {@code wav} or {@code mp3} where it is one of them, as OpenAI names them. */
    static String audioFormat(ContentPart.Attachment attachment) {
        String type = type(attachment);
        return type.contains("wav") ? "wav" : type.contains("mpeg") ? "mp3" : type.substring("audio/".length());
    }

    /** The protocol cannot say it. */
    static IllegalArgumentException refusal(ContentPart.Attachment attachment, EndpointProfile profile) {
        return new IllegalArgumentException("The protocol " + profile.protocol().id() + " has no place for the file "
                + attachment.name() + " (" + attachment.mediaType() + ").");
    }

    private static String type(ContentPart.Attachment attachment) {
        return attachment.mediaType().toLowerCase(Locale.ROOT);
    }
}
