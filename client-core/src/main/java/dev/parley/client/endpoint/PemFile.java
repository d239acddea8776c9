package dev.parley.client.endpoint;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a PEM file (RFC 7468); what stands between them is left out.
 *
 * @param file for messages
 */
record PemFile(Path file, List<Part> parts) {
    private static final Pattern PART =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Such as {@code CERTIFICATE} and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Part(String label, byte[] der) {
        /** Without the bytes, which may be a key's. */
        @Override
        public String toString() {
            return "Part[" + label + "]";
        }
    }

    static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    static PemFile parse(Path file, byte[] bytes) throws TlsFileException {
        Matcher matcher = PART.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        List<Part> parts = new ArrayList<>();
        while (matcher.find()) {
            try {
                parts.add(new Part(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2))));
            } catch (IllegalArgumentException e) {
                throw new TlsFileException("Part " + (parts.size() + 1) + " of the file " + file + " is damaged.");
            }
        }
        if (parts.isEmpty()) {
            throw new TlsFileException("The file " + file + " is not in PEM form.");
        }
        return new PemFile(file, List.copyOf(parts));
    }

    List<X509Certificate> certificates() throws TlsFileException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Part part : parts) {
            if (part.label().equals("CERTIFICATE") || part.label().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(part, certificates.size() + 1));
            }
        }
        return List.copyOf(certificates);
    }

    private X509Certificate certificate(Part part, int number) throws TlsFileException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(part.der()));
        } catch (CertificateException e) {
            throw new TlsFileException("Certificate " + number + " of the file " + file + " cannot be read.");
        }
    }
}
