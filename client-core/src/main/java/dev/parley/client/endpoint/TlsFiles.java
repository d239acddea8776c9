package dev.parley.client.endpoint;

import dev.parley.client.CertificateFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files that {@link TlsSettings} names. What was read is held in memory only. */
public final class TlsFiles {
    /** A bundle of all public authorities has a quarter of it. */
    private static final int MOST_BYTES = 1 << 20;

    private TlsFiles() {}

    /**
     * What the certificates of a PEM file say, for somebody who is to decide whether to trust them.
     *
     * @throws TlsFileException if there is none that can be read
     */
    public static List<CertificateFacts> certificates(Path file) throws TlsFileException {
        return authorities(file).stream().map(CertificateFacts::of).toList();
    }

    /**
     * The certificates of a PEM file, in its order.
     *
     * @throws TlsFileException if there is none that can be read
     */
    public static List<X509Certificate> authorities(Path file) throws TlsFileException {
        PemFile pem = PemFile.parse(file, read(file));
        List<X509Certificate> certificates = pem.certificates();
        if (certificates.isEmpty()) {
            throw new TlsFileException("The file " + file + " holds no certificate in PEM form.");
        }
        return certificates;
    }

    /**
     * The client certificate and its key; {@code null} if the settings name none.
     *
     * @param password of the key; {@code null} if it has none
     * @throws TlsFileException if a file is missing or not understood, the password does not fit, or the two do not match
     */
    public static @Nullable ClientIdentity identity(TlsSettings settings, @Nullable Secret password)
            throws TlsFileException {
        Path file = settings.certificate();
        if (file == null) {
            return null;
        }
        byte[] bytes = read(file);
        if (!PemFile.isPem(bytes)) {
            return KeyFiles.pkcs12(file, bytes, password);
        }
        PemFile certificates = PemFile.parse(file, bytes);
        Path keyFile = settings.key();
        PemFile key = keyFile == null ? certificates : PemFile.parse(keyFile, read(keyFile));
        List<X509Certificate> chain = certificates.certificates();
        if (chain.isEmpty()) {
            throw new TlsFileException("The file " + file + " holds no certificate.");
        }
        return KeyFiles.pem(chain, key, password);
    }

    private static byte[] read(Path file) throws TlsFileException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TlsFileException("The file " + file + " is too large to be one of certificates.");
            }
            return Files.readAllBytes(file);
        } catch (TlsFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new TlsFileException("The file " + file + " is missing.");
        } catch (IOException e) {
            throw new TlsFileException("The file " + file + " cannot be read.");
        }
    }
}
