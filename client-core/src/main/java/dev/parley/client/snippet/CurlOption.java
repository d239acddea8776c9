package dev.parley.client.snippet;

import java.util.Map;
import java.util.Set;

/** The options of curl by the manual page of version 8: their long names, and which of them take a value. */
final class CurlOption {

    private static final Map<Character, String> SHORT = Map.ofEntries(
            Map.entry('A', "user-agent"),
            Map.entry('E', "cert"),
            Map.entry('F', "form"),
            Map.entry('G', "get"),
            Map.entry('H', "header"),
            Map.entry('I', "head"),
            Map.entry('K', "config"),
            Map.entry('T', "upload-file"),
            Map.entry('U', "proxy-user"),
            Map.entry('X', "request"),
            Map.entry('b', "cookie"),
            Map.entry('d', "data"),
            Map.entry('e', "referer"),
            Map.entry('k', "insecure"),
            Map.entry('m', "max-time"),
            Map.entry('n', "netrc"),
            Map.entry('u', "user"),
            Map.entry('x', "proxy"));

    private static final String SHORT_WITH_VALUE = "ACDEFHKPQTUXYbcdehmortuwxyz";

    private static final Set<String> LONG_WITH_VALUE =
            Set.of(("abstract-unix-socket alt-svc aws-sigv4 cacert capath cert"
                            + " cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar create-file-mode"
                            + " crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface"
                            + " dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare"
                            + " etag-save expect100-timeout form form-string happy-eyeballs-timeout-ms header hostpubmd5"
                            + " hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type"
                            + " limit-rate local-port login-options max-filesize max-redirs max-time netrc-file noproxy"
                            + " oauth2-bearer output output-dir parallel-max pass pinnedpubkey postquote preproxy proto"
                            + " proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-header proxy-key"
                            + " proxy-pass proxy-user pubkey quote random-file range rate referer request request-target resolve"
                            + " retry retry-delay retry-max-time socks4 socks4a socks5 socks5-hostname speed-limit speed-time"
                            + " stderr time-cond tls-max tls13-ciphers trace trace-ascii unix-socket upload-file url url-query"
                            + " user user-agent variable vlan-priority write-out")
                    .split(" "));

    /** Say how curl shows or keeps the answer, or how long it waits: nothing that a profile would have to know. */
    private static final Set<String> WITHOUT_MEANING =
            Set.of(("compressed connect-timeout fail fail-early fail-with-body"
                            + " globoff http1.0 http1.1 http2 http2-prior-knowledge http3 include ipv4 ipv6 keepalive-time"
                            + " location location-trusted max-redirs max-time no-alpn no-buffer no-keepalive no-progress-meter"
                            + " output output-dir path-as-is progress-bar referer remote-name remote-header-name retry"
                            + " retry-all-errors retry-connrefused retry-delay retry-max-time show-error show-headers silent"
                            + " speed-limit speed-time stderr styled-output tcp-nodelay tlsv1.2 tlsv1.3 trace trace-ascii"
                            + " trace-time url-query user-agent verbose write-out dump-header create-dirs tr-encoding http0.9")
                    .split(" "));

    private CurlOption() {}

    /** The long name of a letter; the letter itself where the long name does not matter. */
    static String ofLetter(char letter) {
        return SHORT.getOrDefault(letter, String.valueOf(letter));
    }

    static boolean takesValue(char letter) {
        return SHORT_WITH_VALUE.indexOf(letter) >= 0;
    }

    static boolean takesValue(String longName) {
        return LONG_WITH_VALUE.contains(longName);
    }

    /** Letters that have no long name here mean nothing either. */
    static boolean hasMeaning(String name) {
        return name.length() > 1 && !WITHOUT_MEANING.contains(name);
    }
}
