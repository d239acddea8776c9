package dev.parley.client.http;

import dev.parley.client.CertificateFacts;
import java.security.cert.CertificateException;
import java.util.List;

/** A server's certificate is not accepted: what it showed, and plain words why not. */
final class RefusedCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient List<CertificateFacts> shown;

    RefusedCertificate(List<CertificateFacts> shown, String why, CertificateException cause) {
        super(why, cause);
        this.shown = shown;
    }

    List<CertificateFacts> shown() {
        return shown;
    }
}
