package dev.parley.gateway;

import static dev.parley.gateway.ServiceEntry.get;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the YAML file of callers: {@code NAME: {sha256, services, perMinute, concurrency}}, of which only the first is
 * needed. It holds hashes, no key.
 */
public final class KeysFile {
    private static final Set<String> FIELDS = Set.of("sha256", "services", "perMinute", "concurrency");

    private KeysFile() {}

    /** Every field of a caller, for the test that looks whether each is documented. */
    static Set<String> everyField() {
        return FIELDS;
    }

    /**
     * The callers in the file's order.
     *
     * @throws GatewayException if the file cannot be read or has an unknown field or a bad value
     */
    public static List<CallerKey> read(Path file) {
        List<CallerKey> keys = new ArrayList<>();
        ConfigText.read(file).entries().forEach((name, entry) -> keys.add(key(name, entry)));
        return keys;
    }

    private static CallerKey key(String name, ConfigNode entry) {
        Map<String, ConfigNode> fields = entry.fields(FIELDS);
        ConfigNode digest = fields.get("sha256");
        if (digest == null) {
            throw entry.bad("has no sha256");
        }
        try {
            return new CallerKey(
                    name,
                    digest.anyText(),
                    new TreeSet<>(get(fields, "services", ConfigNode::texts, List.of())),
                    get(fields, "perMinute", ConfigNode::integer, 0),
                    get(fields, "concurrency", ConfigNode::integer, 0));
        } catch (ConfigFileException e) {
            throw e;
        } catch (GatewayException e) {
            throw entry.sentence(String.valueOf(e.getMessage()));
        }
    }

    /** An entry for the file and the key that it stands for, which is told once and kept nowhere. */
    public static String entry(String name, Credential key) {
        CallerKey checked = new CallerKey(name, CallerKey.sha256(key), Set.of(), 0, 0);
        return checked.name() + ":\n  sha256: \"" + checked.sha256() + "\"\n";
    }
}
