package dev.parley.app.profiles.view;

import dev.parley.app.fx.Texts;
import dev.parley.client.CertificateFacts;
import dev.parley.client.TokenUsage;
import dev.parley.client.connect.ProbeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test learned beside the times: the server's certificate, and the counts that it reported. */
final class ProbeFacts {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])+)");
    private static final Pattern ORGANISATION = Pattern.compile("(?:^|,)O=((?:\\\\.|[^,\\\\])+)");

    private ProbeFacts() {}

    /** Sentences, the first with a space before it. */
    static String of(Texts texts, ProbeResult.Answered answered) {
        List<String> sentences = new ArrayList<>();
        ProbeResult.Tls tls = answered.tls();
        sentences.add(tls == null ? texts.get("probe.no_tls") : tls(texts, tls, Instant.now()));
        TokenUsage usage = answered.usage();
        if (usage != null && usage.inputTokens() != null && usage.outputTokens() != null) {
            sentences.add(texts.get("probe.usage", usage.inputTokens(), usage.outputTokens()));
        }
        return " " + String.join(" ", sentences);
    }

    static String tls(Texts texts, ProbeResult.Tls tls, Instant now) {
        String version = tls.version().replace("TLSv", "TLS ");
        CertificateFacts shown = tls.certificate();
        if (shown == null) {
            return texts.get("probe.tls.plain", version);
        }
        String end = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .format(shown.notAfter().atZone(ZoneId.systemDefault()));
        long days = Duration.between(now, shown.notAfter()).toDays();
        return shown.notAfter().isBefore(now)
                ? texts.get("probe.tls.expired", version, name(shown.subject()), name(shown.issuer()), end)
                : texts.get("probe.tls", version, name(shown.subject()), name(shown.issuer()), end, days);
    }

    /** The common name of a name as RFC 2253 writes it, else the organisation, else all of it. */
    static String name(String distinguished) {
        for (Pattern part : List.of(COMMON_NAME, ORGANISATION)) {
            Matcher found = part.matcher(distinguished);
            if (found.find()) {
                return found.group(1).replaceAll("\\\\(.)", "$1");
            }
        }
        return distinguished;
    }
}
