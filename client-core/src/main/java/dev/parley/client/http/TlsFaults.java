package dev.parley.client.http;

import dev.parley.client.CertificateFacts;
import dev.parley.client.InferenceError;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What a fault of TLS means, in plain words. */
final class TlsFaults {
    private static final String NO_CERTIFICATE = "The server wants a client certificate, and the profile names none.";

    private static final Pattern ALERT = Pattern.compile(".*[Rr]eceived fatal alert: ([a-z_]+).*");

    /**
     * Alerts by which a server refuses who connects (RFC 8446, section 6.2). With TLS 1.3 they come after the client
     * thinks that the handshake is over, and before the server has read a byte of the request.
     */
    private static final Set<String> REFUSALS = Set.of(
            "handshake_failure",
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "unknown_ca",
            "access_denied",
            "decrypt_error",
            "certificate_required");

    private TlsFaults() {}

    /** The failure; {@code null} if it is none of TLS, or may have come after the server had begun to work. */
    static @Nullable InferenceError error(Attempt attempt, URI url, IOException cause) {
        RefusedCertificate refused = Causes.find(cause, RefusedCertificate.class);
        if (refused != null) {
            return failure(attempt, url, refused.shown(), String.valueOf(refused.getMessage()));
        }
        SSLException tls = Causes.find(cause, SSLException.class);
        boolean asked = attempt.wasAskedForCertificate(IoFaults.host(url), IoFaults.port(url));
        if (tls == null) {
            // Some servers do not even say why they leave.
            return asked && !attempt.hasCertificate() && !attempt.bodySent()
                    ? failure(attempt, url, List.of(), NO_CERTIFICATE)
                    : null;
        }
        Matcher alert = ALERT.matcher(String.valueOf(tls.getMessage()));
        String name = alert.matches() ? alert.group(1) : "";
        if (REFUSALS.contains(name)) {
            return failure(attempt, url, List.of(), refusal(attempt, asked, name));
        }
        boolean inHandshake = tls instanceof SSLHandshakeException || tls instanceof SSLPeerUnverifiedException;
        return inHandshake || !attempt.bodySent() ? failure(attempt, url, List.of(), words(tls)) : null;
    }

    private static String refusal(Attempt attempt, boolean asked, String alert) {
        if (alert.equals("certificate_required") || (asked && !attempt.hasCertificate())) {
            return attempt.hasCertificate()
                    ? "The server wants a client certificate, and the profile's is of a kind that it does not take."
                    : NO_CERTIFICATE;
        }
        return asked
                ? "The server did not accept the client certificate of the profile (" + alert.replace('_', ' ') + ")."
                : "The server refused the secure connection (" + alert.replace('_', ' ') + ").";
    }

    private static String words(SSLException tls) {
        String message = String.valueOf(tls.getMessage());
        if (message.startsWith("Unsupported or unrecognized SSL message")) {
            return "What answers there does not speak TLS; perhaps the URL begins with http:// instead.";
        }
        return message.startsWith("Remote host terminated the handshake")
                ? "The server hung up before the secure connection was there."
                : message;
    }

    private static InferenceError failure(
            Attempt attempt, URI url, List<CertificateFacts> certificates, String detail) {
        return new InferenceError.TlsFailure(IoFaults.host(url), certificates, attempt.context(detail));
    }
}
