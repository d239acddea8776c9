package dev.parley.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate with its key, self-signed or issued by a {@link TlsAuthority}. */
public final class TlsIdentity {
    private static final String KEY_ENCRYPTION = "PBEWithHmacSHA256AndAES_256";

    private final KeyStore store;
    private final String alias;

    TlsIdentity(KeyStore store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    /**
     * Self-signed, valid now.
     *
     * @param folder a temporary folder that holds no other one
     * @param names such as {@code ip:127.0.0.1} or {@code dns:model.example}
     */
    public static TlsIdentity create(Path folder, String names) {
        return create(folder, names, "-1d", 30);
    }

    /**
     * Self-signed, valid when you say.
     *
     * @param start as keytool's {@code -startdate}, such as {@code -10d}: with {@code validDays} 1 it has expired
     */
    public static TlsIdentity create(Path folder, String names, String start, int validDays) {
        List<String> options = new ArrayList<>(TlsKeys.algorithm("EC"));
        options.addAll(List.of("-dname", "CN=Parley test", "-ext", "san=" + names));
        options.addAll(List.of("-startdate", start, "-validity", Integer.toString(validDays)));
        return new TlsKeys(folder.resolve("identity.p12")).generate("server", options);
    }

    /** For a server that shows this certificate. */
    public SSLContext serverContext() {
        return context(null);
    }

    /** The same, and clients must have a certificate of that authority where they are asked for one. */
    public SSLContext serverContext(TlsAuthority clients) {
        return context(trust(clients.identity().certificate()));
    }

    /** For a client that trusts this certificate and no other. The JDK does not look at the dates of what it trusts. */
    public SSLContext clientContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(certificate()), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLContext context(TrustManager @Nullable [] trusted) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, key(), TlsKeys.PASSWORD.toCharArray(), chain());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, TlsKeys.PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrustManager[] trust(X509Certificate certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("trusted", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return trust.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public X509Certificate certificate() {
        try {
            return (X509Certificate) store.getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its certificate in PEM, and after it those that lead to the authority. */
    public String certificatePem() {
        try {
            StringBuilder pem = new StringBuilder();
            for (Certificate each : chain()) {
                pem.append(pem("CERTIFICATE", each.getEncoded()));
            }
            return pem.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its key as PKCS#8 in PEM, unprotected. */
    public String keyPem() {
        try {
            return pem("PRIVATE KEY", key().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its key as encrypted PKCS#8 in PEM. */
    public String keyPem(String password) {
        try {
            Cipher cipher = Cipher.getInstance(KEY_ENCRYPTION);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    SecretKeyFactory.getInstance(KEY_ENCRYPTION)
                            .generateSecret(new PBEKeySpec(password.toCharArray())));
            // The JDK writes these parameters by the name of the whole scheme only.
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
            parameters.init(cipher.getParameters().getEncoded());
            byte[] encrypted = cipher.doFinal(key().getEncoded());
            return pem("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes certificate and key as PKCS#12. */
    public void writePkcs12(Path file, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(alias, key(), password.toCharArray(), chain());
            one.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Key key() throws GeneralSecurityException {
        return store.getKey(alias, TlsKeys.PASSWORD.toCharArray());
    }

    private Certificate[] chain() throws GeneralSecurityException {
        return store.getCertificateChain(alias);
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
