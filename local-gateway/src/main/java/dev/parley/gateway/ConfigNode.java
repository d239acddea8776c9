package dev.parley.gateway;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a configuration file that knows where it stands. Every complaint names the file, the line and the column,
 * and what was expected there, never the value that was found: it may be a secret in the wrong place.
 *
 * @param name the keys that lead here, such as {@code services.llama.hold}
 */
record ConfigNode(Path file, String name, Node node) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|KiB|MiB|GiB)?");

    /** The fields of a mapping, none of them unknown and none given twice. */
    Map<String, ConfigNode> fields(Set<String> known) {
        Map<String, ConfigNode> fields = entries();
        fields.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.bad("is not known here; the fields are " + String.join(", ", new TreeSet<>(known)));
            }
        });
        return fields;
    }

    /** The entries of a mapping with names of somebody's choice. */
    Map<String, ConfigNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw bad("is not a mapping of fields to values");
        }
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw at(tuple.getKeyNode(), name, "has a field whose name is not a text");
            }
            ConfigNode value = new ConfigNode(file, within(key.getValue()), tuple.getValueNode());
            if (entries.put(key.getValue(), value) != null) {
                throw at(key, value.name, "is given twice");
            }
        }
        return entries;
    }

    private String within(String key) {
        String shown = key.length() > 60 ? key.substring(0, 60) + "..." : key;
        return name.isEmpty() ? shown : name + "." + shown;
    }

    List<ConfigNode> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw bad("is not a list");
        }
        List<ConfigNode> list = new ArrayList<>();
        for (Node value : sequence.getValue()) {
            list.add(new ConfigNode(file, name + "[" + list.size() + "]", value));
        }
        return list;
    }

    List<String> texts() {
        return list().stream().map(ConfigNode::text).toList();
    }

    /** Names and texts; a number is a text here, since environment variables have no types. */
    Map<String, String> textMap() {
        Map<String, String> map = new LinkedHashMap<>();
        entries().forEach((key, value) -> map.put(key, value.scalar().getValue()));
        return map;
    }

    String text() {
        ScalarNode scalar = scalar();
        if (!scalar.getTag().equals(Tag.STR) || scalar.getValue().isBlank()) {
            throw bad("is not a text");
        }
        return scalar.getValue();
    }

    /** A value that YAML may take for a number, such as a hash of digits only. */
    String anyText() {
        return scalar().getValue();
    }

    boolean bool() {
        return switch (scalar().getTag().equals(Tag.BOOL) ? scalar().getValue() : "") {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("is neither true nor false");
        };
    }

    int integer() {
        ScalarNode scalar = scalar();
        if (scalar.getTag().equals(Tag.INT) && scalar.getValue().matches("-?\\d{1,9}")) {
            return Integer.parseInt(scalar.getValue());
        }
        throw bad("is not a whole number");
    }

    double number() {
        ScalarNode scalar = scalar();
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        if (number && scalar.getValue().matches("-?[0-9.]{1,20}")) {
            return new BigDecimal(scalar.getValue()).doubleValue();
        }
        throw bad("is not a number");
    }

    /** Such as {@code 250ms}, {@code 30s}, {@code 10m}, {@code 24h}, {@code 7d}; 0 stands alone. */
    Duration duration() {
        String text = scalar().getValue();
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw bad("is not a time such as 250ms, 30s, 10m, 24h or 7d");
        }
        long value = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            case "m" -> Duration.ofMinutes(value);
            case "h" -> Duration.ofHours(value);
            default -> Duration.ofDays(value);
        };
    }

    /** Bytes, such as {@code 65536}, {@code 64KiB}, {@code 32MiB}; below 2 GiB. */
    int size() {
        Matcher matcher = SIZE.matcher(scalar().getValue());
        if (!matcher.matches()) {
            throw bad("is not a size such as 64KiB or 32MiB");
        }
        int shift = switch (String.valueOf(matcher.group(2))) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        long value = Long.parseLong(matcher.group(1));
        if (value > (Integer.MAX_VALUE >> shift)) {
            throw bad("is larger than 2 GiB");
        }
        return (int) value << shift;
    }

    private ScalarNode scalar() {
        if (node instanceof ScalarNode scalar) {
            return scalar;
        }
        throw bad("is not a single value");
    }

    /** The complaint about this value: {@code what} goes on from its name. */
    ConfigFileException bad(String what) {
        return at(node, name, what);
    }

    private ConfigFileException at(Node where, String named, String what) {
        String subject = named.isEmpty() ? "The file" : named;
        return new ConfigFileException(
                "%s: %s %s.".formatted(place(file, where.getStartMark().orElse(null)), subject, what));
    }

    /** The same for a complaint that is a sentence of its own. */
    ConfigFileException sentence(String sentence) {
        return new ConfigFileException(place(file, node.getStartMark().orElse(null)) + ": " + sentence);
    }

    /** {@code The configuration file F, line L, column C}; both count from 1. */
    static String place(Path file, @Nullable Mark mark) {
        String start = "The configuration file " + file;
        return mark == null ? start : start + ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }

    /** The names of fields that are within another. */
    static Set<String> below(String name, Set<String> fields) {
        return fields.stream().map(field -> name + "." + field).collect(Collectors.toSet());
    }

    /** The names of a set together with more. */
    static Set<String> both(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
