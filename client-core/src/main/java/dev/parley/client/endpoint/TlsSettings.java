package dev.parley.client.endpoint;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust besides the authorities that the system knows, and the certificate that this side shows. There is no
 * switch to trust everybody. The files are read when a connection is made, and never copied.
 *
 * @param authorities PEM, one or more certificates that are trusted as well
 * @param certificate of this side: PEM (the certificate, then those that lead to its authority; the key may be in the
 *     same file) or PKCS#12
 * @param key PKCS#8 in PEM, encrypted or not; {@code null}: it is in the file {@code certificate}
 * @param password of the key or of the PKCS#12 file
 */
public record TlsSettings(
        @Nullable Path authorities,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable SecretRef password) {

    public static final TlsSettings DEFAULT = new TlsSettings(null, null, null, null);

    public TlsSettings withAuthorities(@Nullable Path file) {
        return new TlsSettings(file, certificate, key, password);
    }

    /** A certificate with its key, both in one file or in two. */
    public TlsSettings withCertificate(@Nullable Path file, @Nullable Path keyFile) {
        return new TlsSettings(authorities, file, keyFile, null);
    }

    /** The password is the entry {@code secretId} of the key store, for the file that it opens only. */
    public TlsSettings withPassword(String secretId) {
        return new TlsSettings(authorities, certificate, key, new SecretRef(secretId, passwordOrigin()));
    }

    /** What the password is bound to: the file that it opens, as {@code file:/etc/client.p12}. */
    String passwordOrigin() {
        Path opened = key == null ? certificate : key;
        return "file:" + (opened == null ? "" : opened);
    }
}
