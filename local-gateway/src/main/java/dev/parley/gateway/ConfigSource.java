package dev.parley.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration comes from, so that it can be read again when a file of it changes.
 *
 * @param reader reads it; throws a {@link GatewayException} for a mistake
 * @param file {@code null}: no file, so it never changes
 */
public record ConfigSource(
        Supplier<GatewayConfig> reader, @Nullable Path file) {

    /** One that stays as it is. */
    public static ConfigSource of(GatewayConfig config) {
        return new ConfigSource(() -> config, null);
    }

    /** The files that make a change of the configuration, as far as {@code config} names them. */
    List<Path> files(GatewayConfig config) {
        List<Path> files = new ArrayList<>();
        if (file == null) {
            return files;
        }
        files.add(file);
        if (config.keysFile() != null) {
            files.add(config.keysFile());
        }
        if (config.listen().tls() != null) {
            files.add(config.listen().tls().certificate());
            files.add(config.listen().tls().key());
        }
        return files;
    }
}
