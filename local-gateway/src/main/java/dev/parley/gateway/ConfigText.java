package dev.parley.gateway;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML 1.2 file, of which JSON is a part, into nodes that know their place. */
final class ConfigText {
    private static final long MAX_BYTES = 1 << 20;

    private ConfigText() {}

    /**
     * The root of the file.
     *
     * @throws GatewayException if it cannot be read, is too large, empty or not YAML
     */
    static ConfigNode read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigFileException("The configuration file " + file + " is larger than 1 MiB.");
            }
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigFileException("The configuration file " + file + " does not exist.", e);
        } catch (CharacterCodingException e) {
            throw new ConfigFileException("The configuration file " + file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new ConfigFileException("The configuration file " + file + " cannot be read.", e);
        }
    }

    private static ConfigNode parse(Path file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setUseMarks(true)
                .setAllowDuplicateKeys(true) // they are refused later, with their names
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return new ConfigNode(
                    file,
                    "",
                    root.orElseThrow(() -> new ConfigFileException("The configuration file " + file + " is empty.")));
        } catch (MarkedYamlEngineException e) {
            // The parser's message quotes the text, which may be a secret, so only the place and the kind are passed
            // on.
            String problem = e.getProblem() == null
                    ? ""
                    : e.getProblem().replaceAll("['\"(].*", "").strip();
            throw new ConfigFileException(
                    ConfigNode.place(file, e.getProblemMark().orElse(null)) + ": this is not YAML"
                            + (problem.isEmpty() ? "" : " (" + problem + ")") + ".");
        } catch (YamlEngineException e) {
            throw new ConfigFileException("The configuration file " + file + " is not YAML.");
        }
    }
}
