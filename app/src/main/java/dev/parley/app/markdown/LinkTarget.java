package dev.parley.app.markdown;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a link of an answer leads to, once it is known to be safe to open: http, https or mailto.
 *
 * @param uri what is opened
 * @param host the true host, with non-ASCII names in punycode; for mailto the address
 * @param suspicious whether the link's text may mislead: another host than it says, mixed scripts, invisible characters
 */
public record LinkTarget(URI uri, String host, boolean suspicious) {
    private static final int LONGEST = 16_384;
    private static final Pattern WEB =
            Pattern.compile("(https?)://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MAIL =
            Pattern.compile("mailto:([^?#]*)(\\?.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(?:(.*)@)?(\\[[0-9A-Fa-f:.]+]|[^@:\\[\\]]+)(?::(\\d*))?");
    private static final Pattern ADDRESS = Pattern.compile("([^\\s@<>\"]+)@([^\\s@<>\"]+)");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern QUIET_HEADER =
            Pattern.compile("[?&](?:b?cc|to|attach(?:ment)?)=", Pattern.CASE_INSENSITIVE);

    /** The target of a link with this destination and visible text; empty for one that must not be opened. */
    public static Optional<LinkTarget> of(String destination, String text) {
        String trimmed = destination.strip();
        if (trimmed.length() > LONGEST || trimmed.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return Optional.empty();
        }
        Matcher web = WEB.matcher(trimmed);
        if (web.matches()) {
            return web(web.group(1).toLowerCase(Locale.ROOT), web.group(2), web.group(3), text);
        }
        Matcher mail = MAIL.matcher(trimmed);
        return mail.matches()
                ? mail(mail.group(1), mail.group(2) == null ? "" : mail.group(2), text)
                : Optional.empty();
    }

    private static Optional<LinkTarget> web(String scheme, String authority, String rest, String text) {
        Matcher parts = AUTHORITY.matcher(authority);
        // A backslash is a slash to browsers: where the host ends would be a matter of opinion.
        if (authority.indexOf('\\') >= 0 || !parts.matches()) {
            return Optional.empty();
        }
        String user = parts.group(1);
        String written = parts.group(2);
        Optional<HostName> known = HostName.of(written);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        HostName host = known.get();
        boolean suspicious = user != null
                || host.suspicious()
                || hides(authority + rest)
                || rest.indexOf('\\') >= 0
                || hides(text)
                || LinkText.namesAnother(text, host.ascii());
        String port = parts.group(3) == null || parts.group(3).isEmpty() ? "" : ":" + parts.group(3);
        String before = user == null ? "" : encoded(user, "@:/?#[]") + "@";
        return target(scheme + "://" + before + host.ascii() + port + encoded(rest, "[]"), host.ascii(), suspicious);
    }

    private static Optional<LinkTarget> mail(String addresses, String query, String text) {
        Matcher parts = ADDRESS.matcher(decoded(addresses));
        if (!parts.matches() || parts.group(1).indexOf(',') >= 0) {
            return Optional.empty();
        }
        Optional<HostName> known = HostName.of(parts.group(2));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        HostName host = known.get();
        String address = parts.group(1) + "@" + host.ascii();
        boolean suspicious = host.suspicious()
                || hides(addresses + query)
                || hides(text)
                || QUIET_HEADER.matcher(decoded(query)).find()
                || LinkText.namesAnother(text, host.ascii())
                || LinkText.namesAnotherAddress(text, address);
        String uri = "mailto:" + encoded(parts.group(1), "%/?#[]&") + "@" + host.ascii() + encoded(query, "#[]");
        return target(uri, VisibleText.toText(address), suspicious);
    }

    private static Optional<LinkTarget> target(String uri, String host, boolean suspicious) {
        try {
            return Optional.of(new LinkTarget(new URI(uri), host, suspicious));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean hides(String text) {
        String decoded = decoded(text);
        return !VisibleText.cleaned(decoded).equals(decoded);
    }

    /** Percent-encodes what a URI may not contain, and {@code also}; what is encoded already stays. */
    private static String encoded(String part, String also) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < part.length(); ) {
            int c = part.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean isEncoded =
                    c == '%' && ENCODED.matcher(part).region(i, part.length()).lookingAt();
            boolean isPlain = c > ' ' && c < 0x7F && c != '%' && "\"<>\\^`{|}".indexOf(c) < 0;
            if (also.indexOf(c) < 0 && (isEncoded || isPlain)) {
                result.appendCodePoint(c);
            } else {
                byte[] bytes = part.substring(i, next).getBytes(StandardCharsets.UTF_8);
                for (byte b : bytes) {
                    result.append("%%%02X".formatted(b & 0xFF));
                }
            }
            i = next;
        }
        return result.toString();
    }

    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            if (ENCODED.matcher(text).region(i, text.length()).lookingAt()) {
                bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
                i += 3;
            } else {
                int next = i + Character.charCount(text.codePointAt(i));
                bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
