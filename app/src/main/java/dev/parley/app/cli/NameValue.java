package dev.parley.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads repeated {@code name=value} options, the last of one name winning. The value may hold further equals signs. */
final class NameValue {

    private NameValue() {}

    /**
     * The pairs in their order.
     *
     * @param form what a pair looks like, for the refusal
     * @throws UsageException if one has no name or no equals sign; its text is not repeated, it may hold a secret
     */
    static Map<String, String> parse(String option, String form, List<String> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw UsageException.of("option.not_a_pair", option, form);
            }
            map.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
        }
        return map;
    }
}
