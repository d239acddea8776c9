package dev.parley.client.http;

import dev.parley.client.CertificateFacts;
import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides as the JDK does, and besides that looks at the dates of a certificate that is trusted by itself, which the JDK
 * does not. A refusal knows what the server showed and why it was not enough.
 */
final class ShownCertificates extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager jdk;

    ShownCertificates(X509ExtendedTrustManager jdk) {
        this.jdk = jdk;
    }

    @FunctionalInterface
    private interface Check {
        void run() throws CertificateException;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, authType, () -> jdk.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, authType, () -> jdk.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, authType, () -> jdk.checkServerTrusted(chain, authType));
    }

    private void check(X509Certificate[] chain, String authType, Check whole) throws RefusedCertificate {
        try {
            whole.run();
            chain[0].checkValidity();
        } catch (CertificateException refused) {
            List<CertificateFacts> shown =
                    Arrays.stream(chain).map(CertificateFacts::of).toList();
            throw new RefusedCertificate(shown, why(chain, shown, authType, refused), refused);
        }
    }

    private String why(
            X509Certificate[] chain, List<CertificateFacts> shown, String authType, CertificateException refused) {
        List<String> reasons = new ArrayList<>(dates(shown));
        if (reason(refused) == BasicReason.ALGORITHM_CONSTRAINED) {
            reasons.add("It uses a key or a signature that is too weak.");
        } else if (!isTrusted(chain, authType)) {
            reasons.add(issuer(chain));
        } else if (!isAboutDates(refused)) {
            reasons.add(names(chain[0]));
        }
        return String.join(" ", reasons);
    }

    /** What is wrong with the time of any certificate that was shown; mostly nothing, or that of the server's own. */
    private static List<String> dates(List<CertificateFacts> shown) {
        Instant now = Instant.now();
        List<String> reasons = new ArrayList<>();
        for (CertificateFacts each : shown) {
            String which = each.equals(shown.getFirst()) ? "The certificate" : "A certificate of the server's chain";
            if (now.isAfter(each.notAfter())) {
                reasons.add(which + " expired on " + day(each.notAfter()) + ".");
            } else if (now.isBefore(each.notBefore())) {
                reasons.add(which + " is not valid before " + day(each.notBefore()) + ".");
            }
        }
        return reasons;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Whether an authority that is known stands behind the chain, names and dates aside. */
    private boolean isTrusted(X509Certificate[] chain, String authType) {
        try {
            jdk.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException e) {
            return isAboutDates(e);
        }
    }

    private static boolean isAboutDates(CertificateException refused) {
        Object reason = reason(refused);
        return refused instanceof CertificateExpiredException
                || refused instanceof CertificateNotYetValidException
                || reason == BasicReason.EXPIRED
                || reason == BasicReason.NOT_YET_VALID;
    }

    private static Object reason(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path) {
                return path.getReason();
            }
        }
        return BasicReason.UNSPECIFIED;
    }

    private static String issuer(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        boolean selfSigned = chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
        return selfSigned
                ? "The certificate is self-signed and not issued by a known authority."
                : "The certificate is not issued by a known authority, but by "
                        + last.getIssuerX500Principal().getName() + ".";
    }

    private static String names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                all.forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException e) {
            // Then it is for no name.
        }
        return names.isEmpty()
                ? "The certificate is for no host."
                : "The certificate is for other names: " + String.join(", ", names) + ".";
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        jdk.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        jdk.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return jdk.getAcceptedIssuers();
    }
}
