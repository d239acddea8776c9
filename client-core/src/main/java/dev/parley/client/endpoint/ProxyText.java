package dev.parley.client.endpoint;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proxy as people write it: {@code host:port}, {@code direct} for none, nothing for what the JVM is set to. */
public final class ProxyText {
    /** Stands for no proxy whatever the JVM is set to. */
    public static final String DIRECT = "direct";

    private ProxyText() {}

    /** What {@link #parse} reads again, without the exceptions and the login. */
    public static String of(@Nullable ProxySettings proxy) {
        if (proxy == null) {
            return "";
        }
        return proxy.equals(ProxySettings.NONE) ? DIRECT : proxy.host() + ":" + proxy.port();
    }

    /** What is reached without it, with commas between. */
    public static String exceptions(@Nullable ProxySettings proxy) {
        return proxy == null || proxy.equals(ProxySettings.NONE) ? "" : String.join(", ", proxy.noProxy());
    }

    /**
     * The login of a proxy as it is kept: {@code user:password}.
     *
     * @param user white space around it is dropped
     * @param password as it was typed
     * @throws IllegalArgumentException if one of the two is missing, or a proxy could not read them; the message is a
     *     sentence without either of them
     */
    public static Secret login(CharSequence user, CharSequence password) {
        String name = user.toString().strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A password for the proxy needs its user name.");
        }
        if (name.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "A user name for a proxy cannot hold a colon; the password has a field of its own.");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("A user name for the proxy needs its password.");
        }
        try {
            return Secret.ofPassword(name + ":" + password);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The login of the proxy holds a control character.", e);
        }
    }

    /**
     * The proxy of these texts; {@code null} if there is none.
     *
     * @param exceptions with commas or spaces between; they are not looked at any further
     * @param before the one that was there: its login stays if it is the same proxy
     * @throws IllegalArgumentException if that is neither {@code host:port} nor {@link #DIRECT}
     */
    public static @Nullable ProxySettings parse(String text, String exceptions, @Nullable ProxySettings before) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (stripped.equalsIgnoreCase(DIRECT)) {
            return ProxySettings.NONE;
        }
        int colon = stripped.lastIndexOf(':');
        String port = colon < 0 ? "" : stripped.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("A proxy is written as host:port.");
        }
        List<String> noProxy = Arrays.stream(exceptions.split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .toList();
        ProxySettings proxy = new ProxySettings(stripped.substring(0, colon), Integer.parseInt(port), null, noProxy);
        SecretRef login = before != null && before.origin().equals(proxy.origin()) ? before.credentials() : null;
        return new ProxySettings(proxy.host(), proxy.port(), login, noProxy);
    }
}
