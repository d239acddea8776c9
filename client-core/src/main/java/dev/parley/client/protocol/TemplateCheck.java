package dev.parley.client.protocol;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Looks at a body template before it is filled: what is wrong with it stands at a place of the text that was typed. */
public final class TemplateCheck {
    private static final Set<String> NAMES = Set.of("prompt", "system", "messages", "model");
    private static final String PARAMETER = "param.";

    private TemplateCheck() {}

    /**
     * What is wrong.
     *
     * @param line from 1
     * @param column from 1, in characters
     * @param sentence without the place
     */
    public record Fault(int line, int column, String sentence) {}

    /** The first fault; empty if the template gives JSON whatever its variables hold. */
    public static Optional<Fault> find(String template) {
        Fault unknown = unknownVariable(template);
        return Optional.ofNullable(unknown != null ? unknown : syntax(withoutVariables(template)));
    }

    /** The parameters that the template asks for. */
    public static Set<String> parameters(String template) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = BodyTemplate.VARIABLE.matcher(template);
        while (matcher.find()) {
            if (matcher.group(1).startsWith(PARAMETER)) {
                names.add(matcher.group(1).substring(PARAMETER.length()));
            }
        }
        return names;
    }

    private static @Nullable Fault unknownVariable(String template) {
        Matcher matcher = BodyTemplate.VARIABLE.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean known = NAMES.contains(name) || (name.startsWith(PARAMETER) && name.length() > PARAMETER.length());
            if (!known) {
                return at(template, matcher.start(), "There is no variable {{" + name + "}}.");
            }
        }
        return null;
    }

    private static Fault at(String text, int offset, String sentence) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Fault(line, offset - (before.lastIndexOf('\n') + 1) + 1, sentence);
    }

    /** Outside of a string a variable becomes a number of the same length, so that places stay the same. */
    private static String withoutVariables(String template) {
        return BodyTemplate.STRING_OR_VARIABLE.matcher(template).replaceAll(match -> {
            String found = match.group();
            return Matcher.quoteReplacement(
                    found.startsWith("\"") ? found : "0" + found.substring(1).replaceAll("[^\n]", " "));
        });
    }

    private static @Nullable Fault syntax(String json) {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            if (parser.nextToken() == null) {
                return new Fault(1, 1, "A JSON value is missing.");
            }
            parser.skipChildren();
            parser.finishToken();
            if (parser.nextToken() != null) {
                TokenStreamLocation place = parser.currentTokenLocation();
                return new Fault(place.getLineNr(), place.getColumnNr(), "The JSON value has ended before this.");
            }
            return null;
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            int line = place == null ? 1 : Math.max(1, place.getLineNr());
            int column = place == null ? 1 : Math.max(1, place.getColumnNr());
            return new Fault(line, column, sentence(e));
        }
    }

    /** The parser's first words: what follows names its own settings. */
    private static String sentence(JacksonException e) {
        String words =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return "This is not JSON. "
                + words.replaceAll("\\(code [0-9]+(?: / 0x[0-9a-f]+)?\\)", "")
                        .replaceAll(" +", " ")
                        .strip() + ".";
    }
}
