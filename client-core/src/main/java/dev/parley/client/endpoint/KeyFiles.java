package dev.parley.client.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys with their certificates: PKCS#8 (RFC 5958) in PEM, and PKCS#12 (RFC 7292). */
final class KeyFiles {
    private KeyFiles() {}

    static ClientIdentity pkcs12(Path file, byte[] bytes, @Nullable Secret password) throws TlsFileException {
        char[] letters = password == null ? new char[0] : password.reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), letters);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, letters);
                Certificate[] chain = store.getCertificateChain(alias);
                if (key instanceof PrivateKey own && chain != null) {
                    return new ClientIdentity(
                            Arrays.stream(chain)
                                    .map(X509Certificate.class::cast)
                                    .toList(),
                            own);
                }
            }
            throw new TlsFileException("The file " + file + " holds no key with its certificate.");
        } catch (TlsFileException e) {
            throw e;
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? wrongPassword(file, password)
                    : new TlsFileException("The file " + file + " is neither in PEM form nor PKCS#12.");
        } catch (UnrecoverableKeyException e) {
            throw wrongPassword(file, password);
        } catch (GeneralSecurityException e) {
            throw new TlsFileException("The file " + file + " uses an encryption that is not known here.");
        } finally {
            Arrays.fill(letters, '\0');
        }
    }

    /** The key of a PEM file for the certificate that stands first in {@code chain}. */
    static ClientIdentity pem(List<X509Certificate> chain, PemFile pem, @Nullable Secret password)
            throws TlsFileException {
        PublicKey wanted = chain.getFirst().getPublicKey();
        PrivateKey key = key(pem, spec(pem, password), wanted.getAlgorithm());
        if (!belongTogether(key, wanted)) {
            throw stranger(pem);
        }
        return new ClientIdentity(chain, key);
    }

    private static PKCS8EncodedKeySpec spec(PemFile pem, @Nullable Secret password) throws TlsFileException {
        for (PemFile.Part part : pem.parts()) {
            switch (part.label()) {
                case "PRIVATE KEY" -> {
                    return new PKCS8EncodedKeySpec(part.der());
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return decrypted(pem.file(), part.der(), password);
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                    throw new TlsFileException("The key in " + pem.file()
                            + " is in an older form; convert it with \"openssl pkcs8 -topk8\".");
                default -> {
                    // A certificate, or parameters that the key has as well.
                }
            }
        }
        throw new TlsFileException("The file " + pem.file() + " holds no key.");
    }

    private static PKCS8EncodedKeySpec decrypted(Path file, byte[] der, @Nullable Secret password)
            throws TlsFileException {
        if (password == null) {
            throw wrongPassword(file, null);
        }
        PBEKeySpec letters = new PBEKeySpec(password.reveal().toCharArray());
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            SecretKey key = SecretKeyFactory.getInstance(info.getAlgName()).generateSecret(letters);
            return info.getKeySpec(key);
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw wrongPassword(file, password);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new TlsFileException("The key in " + file + " uses an encryption that is not known here.");
        } finally {
            letters.clearPassword();
        }
    }

    private static PrivateKey key(PemFile pem, PKCS8EncodedKeySpec spec, String algorithm) throws TlsFileException {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw stranger(pem);
        } catch (NoSuchAlgorithmException e) {
            throw new TlsFileException("The key in " + pem.file() + " is of a kind that is not known here.");
        }
    }

    private static boolean belongTogether(PrivateKey key, PublicKey wanted) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] anything = {1, 2, 3};
        try {
            Signature sign = Signature.getInstance(algorithm);
            sign.initSign(key);
            sign.update(anything);
            byte[] signed = sign.sign();
            sign.initVerify(wanted);
            sign.update(anything);
            return sign.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static TlsFileException stranger(PemFile pem) {
        return new TlsFileException("The key in " + pem.file() + " does not belong to the certificate.");
    }

    private static TlsFileException wrongPassword(Path file, @Nullable Secret password) {
        return new TlsFileException(
                password == null
                        ? "The key in " + file + " is protected by a password, and the profile has none for it."
                        : "The password for the key in " + file + " is wrong.");
    }
}
