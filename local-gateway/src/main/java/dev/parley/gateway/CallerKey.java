package dev.parley.gateway;

import dev.parley.gateway.http.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One caller of the gateway. Only a hash of the key is known: a key is 256 random bits, so a plain SHA-256 of it cannot
 * be turned back, and needs no salt.
 *
 * @param name in the access log and the metrics
 * @param sha256 of the key, hexadecimal
 * @param services that it may use; empty: all
 * @param perMinute requests that it may make, evenly or in a burst of as many; 0: no limit
 * @param concurrency requests at a time; 0: no limit
 */
public record CallerKey(String name, String sha256, Set<String> services, int perMinute, int concurrency) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** The name that the gateway's own token has in logs and metrics. */
    public static final String OWN = "token";

    public CallerKey {
        sha256 = sha256.toLowerCase(Locale.ROOT);
        services = Set.copyOf(services);
        if (!NAME.matcher(name).matches() || name.equals(OWN)) {
            throw new GatewayException("The name of a key is 1 to 63 letters, digits, dots, dashes or underscores,"
                    + " begins with a letter or digit, and is not " + OWN + ".");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new GatewayException("The sha256 of the key " + name + " is not 64 hexadecimal digits.");
        }
        if (perMinute < 0 || concurrency < 0) {
            throw new GatewayException("The limits of the key " + name + " are not below 0.");
        }
    }

    /** What the keys file holds in the place of a key. */
    public static String sha256(Credential key) {
        return Sha256.hex(key.reveal().getBytes(StandardCharsets.US_ASCII));
    }
}
