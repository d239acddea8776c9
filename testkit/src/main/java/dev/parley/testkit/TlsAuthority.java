package dev.parley.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority that nobody knows until a test trusts it. Issues certificates for servers and clients. */
public final class TlsAuthority {
    private static final String ALIAS = "authority";

    private final TlsKeys keys;
    private final TlsIdentity own;
    private int issued;

    private TlsAuthority(TlsKeys keys, TlsIdentity own) {
        this.keys = keys;
        this.own = own;
    }

    /**
     * A new authority.
     *
     * @param folder a temporary folder that holds no other authority
     */
    public static TlsAuthority create(Path folder) {
        TlsKeys keys = new TlsKeys(folder.resolve("authority.p12"));
        List<String> options = new ArrayList<>(TlsKeys.algorithm("EC"));
        options.addAll(List.of("-dname", "CN=Parley test authority", "-ext", "bc:c", "-ext", "ku=keyCertSign,cRLSign"));
        options.addAll(List.of("-startdate", "-30d", "-validity", "60"));
        return new TlsAuthority(keys, keys.generate(ALIAS, options));
    }

    /** Its own certificate, for those who are to trust it. */
    public TlsIdentity identity() {
        return own;
    }

    /**
     * For a server, valid now.
     *
     * @param names such as {@code ip:127.0.0.1,dns:localhost}
     */
    public TlsIdentity server(String names) {
        return server(names, "-1d", 30);
    }

    /** For a server, valid as {@link TlsIdentity#create(Path, String, String, int)} says. */
    public TlsIdentity server(String names, String start, int validDays) {
        List<String> options = options("EC", "CN=Parley test server", "serverAuth", start, validDays);
        options.addAll(List.of("-ext", "san=" + names));
        return issue(options);
    }

    /**
     * For a client, valid now.
     *
     * @param algorithm {@code EC} or {@code RSA}
     */
    public TlsIdentity client(String name, String algorithm) {
        return issue(options(algorithm, "CN=" + name, "clientAuth", "-1d", 30));
    }

    /** For a client whose certificate was valid for one day, ten days ago. */
    public TlsIdentity expiredClient(String name) {
        return issue(options("EC", "CN=" + name, "clientAuth", "-10d", 1));
    }

    private static List<String> options(String algorithm, String name, String usage, String start, int validDays) {
        List<String> options = new ArrayList<>(TlsKeys.algorithm(algorithm));
        options.addAll(List.of("-dname", name, "-ext", "eku=" + usage, "-signer", ALIAS));
        options.addAll(List.of("-startdate", start, "-validity", Integer.toString(validDays)));
        return options;
    }

    private synchronized TlsIdentity issue(List<String> options) {
        return keys.generate("issued-" + ++issued, options);
    }
}
