package dev.parley.app.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the text of a link names another place than it leads to. */
final class LinkText {
    private static final int LONGEST = 2_000;
    private static final Pattern NAMED = Pattern.compile(
            "(https?\\s?:\\s?/{1,2}|www\\.)?(?:[\\w.+%:-]{1,64}@)?((?:[\\p{L}\\p{N}_-]{1,63}[.\u3002\uFF0E]){1,8}[\\p{L}\\p{N}-]{2,63})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\p{L}\\p{N}.-]{1,255}");
    /** The last labels that make words with dots a host: those that name no file nor an abbreviation. */
    private static final Set<String> TOP = Set.of(
            ("com org net edu gov mil int info biz io ai app dev cloud online site shop store xyz tech page link co me tv us uk"
                            + " eu de fr es it nl be ch at pt pl cz se no fi dk ie ru ua cn jp kr in au nz ca br mx ar za"
                            + " tr gr il ir id my sg th vn hk tw bank")
                    .split(" "));

    private LinkText() {}

    static boolean namesAnother(String text, String host) {
        Matcher named = NAMED.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        while (named.find()) {
            boolean isUrl = named.group(1) != null;
            String name = named.group(2);
            String last = name.substring(
                    Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf('\u3002'), name.lastIndexOf('\uFF0E')))
                            + 1);
            boolean isName = isUrl || TOP.contains(last.toLowerCase(Locale.ROOT));
            if (isName && !isSameSite(name, host)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSameSite(String named, String host) {
        Optional<HostName> name = HostName.of(named);
        String a = name.map(HostName::ascii).orElse(named);
        return a.equals(host) || a.endsWith("." + host) || host.endsWith("." + withoutWww(a));
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    static boolean namesAnotherAddress(String text, String address) {
        Matcher named = ADDRESS.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        return named.find() && !named.group().equalsIgnoreCase(address);
    }
}
