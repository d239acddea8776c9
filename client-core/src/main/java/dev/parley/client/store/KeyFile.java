package dev.parley.client.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file of keys: AES-256-GCM under a key that PBKDF2-HMAC-SHA256 makes of a passphrase. The head (derivation, rounds,
 * salt) is authenticated with the content, and every save has a fresh nonce.
 */
final class KeyFile {
    /** OWASP's password storage cheat sheet asks for 600,000 with SHA-256. */
    static final int ROUNDS = 600_000;

    private static final int MAX_BYTES = 16 << 20;
    private static final int MOST_ROUNDS = 20_000_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyFile() {}

    /**
     * An opened file: what is needed to save it again.
     *
     * @param salt in Base64
     */
    record Lock(SecretKey key, String salt, int rounds) {
        @Override
        public String toString() {
            return "Lock[" + rounds + " rounds]";
        }
    }

    /** What a passphrase opened. */
    record Opened(Lock lock, Map<String, String> entries) {
        @Override
        public String toString() {
            return "Opened[" + entries.size() + " entries]";
        }
    }

    /** A lock for a new file. */
    static Lock lock(char[] passphrase, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Lock(derive(passphrase, salt, rounds), Base64.getEncoder().encodeToString(salt), rounds);
    }

    /**
     * Opens the file.
     *
     * @throws SecretStoreException if it cannot be read, or the passphrase is not its own
     */
    static Opened open(Path file, char[] passphrase) {
        JsonNode root = read(file);
        int rounds = root.path("rounds").asInt(0);
        try {
            if (root.path("version").asInt(0) != 1 || rounds < 1 || rounds > MOST_ROUNDS) {
                throw new SecretStoreException("The file of the keys is damaged, or of a newer version of Parley.");
            }
            Lock lock = new Lock(
                    derive(passphrase, bytes(root, "salt"), rounds),
                    root.path("salt").asString(""),
                    rounds);
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, lock, bytes(root, "nonce")).doFinal(bytes(root, "data"));
            Map<String, String> entries = new TreeMap<>();
            MAPPER.readTree(plain)
                    .properties()
                    .forEach(entry ->
                            entries.put(entry.getKey(), entry.getValue().asString()));
            return new Opened(lock, entries);
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            throw new SecretStoreException("This is not the passphrase of the keys, or their file was changed.", e);
        }
    }

    private static JsonNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return MAPPER.readTree(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            throw new SecretStoreException(
                    "The file of the keys cannot be read (" + e.getClass().getSimpleName() + ").", e);
        } catch (JacksonException e) {
            throw new SecretStoreException("The file of the keys is damaged, or of a newer version of Parley.", e);
        }
    }

    /**
     * Saves the entries and reads them back.
     *
     * @throws SecretStoreException if they could not be saved as they are
     */
    static void save(Path file, Lock lock, Map<String, String> entries) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        ObjectNode plain = MAPPER.createObjectNode();
        entries.forEach(plain::put);
        try {
            byte[] data = cipher(Cipher.ENCRYPT_MODE, lock, nonce).doFinal(MAPPER.writeValueAsBytes(plain));
            ObjectNode root = MAPPER.createObjectNode()
                    .put("version", 1)
                    .put("derivation", "PBKDF2-HMAC-SHA256")
                    .put("rounds", lock.rounds())
                    .put("salt", lock.salt())
                    .put("nonce", Base64.getEncoder().encodeToString(nonce))
                    .put("data", Base64.getEncoder().encodeToString(data));
            new AtomicFile(file).write(MAPPER.writeValueAsBytes(root));
            JsonNode kept = read(file);
            byte[] back =
                    cipher(Cipher.DECRYPT_MODE, lock, bytes(kept, "nonce")).doFinal(bytes(kept, "data"));
            if (!MAPPER.readTree(back).equals(plain)) {
                throw new SecretStoreException("The file of the keys did not keep them as they were given.");
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretStoreException(
                    "The file of the keys could not be saved (" + e.getClass().getSimpleName() + ").", e);
        }
    }

    private static byte[] bytes(JsonNode root, String name) {
        return Base64.getDecoder().decode(root.path(name).asString(""));
    }

    private static SecretKey derive(char[] passphrase, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, 256);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static Cipher cipher(int mode, Lock lock, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, lock.key(), new GCMParameterSpec(TAG_BITS, nonce));
        String head = "parley-keys 1 PBKDF2-HMAC-SHA256 " + lock.rounds() + " " + lock.salt();
        cipher.updateAAD(head.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
