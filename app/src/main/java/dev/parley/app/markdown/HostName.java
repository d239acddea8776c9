package dev.parley.app.markdown;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host of a URL as it goes over the wire.
 *
 * @param ascii with names of other scripts in punycode
 * @param suspicious whether it may be taken for another one: mixed scripts, letters that look like Latin ones,
 *     invisible characters, an IP address in disguise
 */
record HostName(String ascii, boolean suspicious) {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NUMERIC_END = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");
    private static final Pattern VALID = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*\\.?");
    /** Cyrillic, Greek and Armenian letters that are drawn like Latin ones. */
    private static final String LATIN_LOOKALIKES = "асеорхуіѕјһԛԝѡьԁӏгпкмтвиԍ" + "ονικρτυχαωγηςβε" + "օսոցհյԼզգ";
    /** Letters that are Latin by their script but stand for others. */
    private static final String RARE_LATIN = "ıȷʟɢʀʏɴɪʜʙĸſǀǁǃ";

    private static final Set<UnicodeScript> CJK = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    /** Empty for what no host is. */
    static Optional<HostName> of(String written) {
        if (written.startsWith("[")) {
            return Optional.of(new HostName(written.toLowerCase(Locale.ROOT), false));
        }
        String decoded = LinkTarget.decoded(written);
        boolean hides = !VisibleText.cleaned(decoded).equals(decoded);
        try {
            String ascii = IDN.toASCII(VisibleText.cleaned(decoded), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            if (ascii.length() > 255 || !VALID.matcher(ascii).matches()) {
                return Optional.empty();
            }
            return Optional.of(new HostName(ascii, hides || isSuspicious(ascii) || !decoded.equals(written)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSuspicious(String ascii) {
        if (NUMERIC_END.matcher(ascii).matches()) {
            return !IPV4.matcher(ascii).matches();
        }
        String[] labels = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).split("\\.", -1);
        String top = labels[labels.length - 1];
        for (String label : labels) {
            boolean isPunycodeStill = label.startsWith("xn--");
            if (isPunycodeStill || mixesScripts(label) || looksLatin(label, top)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mixesScripts(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && !CJK.containsAll(scripts);
    }

    private static boolean looksLatin(String label, String top) {
        boolean isOdd = label.codePoints().anyMatch(c -> c >= 0x80 && !isLetterOfNames(c));
        boolean isTopAscii = top.chars().allMatch(c -> c < 0x80);
        long letters = label.codePoints().filter(Character::isLetter).count();
        long lookalikes =
                label.codePoints().filter(c -> LATIN_LOOKALIKES.indexOf(c) >= 0).count();
        return isOdd || (isTopAscii && letters > 0 && letters == lookalikes);
    }

    private static boolean isLetterOfNames(int c) {
        boolean isPhonetic = (c >= 0x250 && c <= 0x2AF) || (c >= 0x1D00 && c <= 0x1DBF) || (c >= 0xA720 && c <= 0xA7FF);
        int type = Character.getType(c);
        boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        boolean isCommonLetter = Character.isLetter(c) && RARE_LATIN.indexOf(c) < 0 && !isPhonetic;
        return isCommonLetter || Character.isDigit(c) || isMark || c == 0xB7 || c == 0x30FB;
    }
}
