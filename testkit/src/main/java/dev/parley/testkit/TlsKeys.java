package dev.parley.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A key store in a file, filled by the JDK's keytool. */
final class TlsKeys {
    static final String PASSWORD = "test-only";

    private final Path file;

    TlsKeys(Path file) {
        this.file = file;
    }

    /** Makes a pair of keys with its certificate by {@code keytool -genkeypair} and these further options. */
    TlsIdentity generate(String alias, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", alias));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
        command.addAll(options);
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String words = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool: " + words);
            }
            return new TlsIdentity(load(), alias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The options for a key of that kind: {@code EC} or {@code RSA}. */
    static List<String> algorithm(String kind) {
        return kind.equals("EC")
                ? List.of("-keyalg", "EC", "-groupname", "secp256r1")
                : List.of("-keyalg", kind, "-keysize", "2048");
    }
}
