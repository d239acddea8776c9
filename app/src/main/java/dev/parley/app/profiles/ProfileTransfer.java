package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.ProfileExchange.Addition;
import dev.parley.client.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Profiles to files and back, without their keys. What a file would add is shown before it is added. For the toolkit's
 * thread.
 */
public final class ProfileTransfer {
    private static final int MAX_BYTES = 64 << 20;

    private final ProfilesViewModel profiles;
    private final Executor fx;
    private final Executor background;
    private final Texts texts = Texts.of(ProfileTransfer.class);
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();

    /**
     * What would be added.
     *
     * @param warnings one sentence for each profile of the file that cannot be used here
     */
    public record Plan(List<Addition> additions, List<String> warnings) {
        public Plan {
            additions = List.copyOf(additions);
            warnings = List.copyOf(warnings);
        }
    }

    ProfileTransfer(ProfilesViewModel profiles, Executor fx, Executor background) {
        this.profiles = profiles;
        this.fx = fx;
        this.background = background;
    }

    /** What waits for a yes; {@code null}: nothing. */
    public ReadOnlyObjectProperty<@Nullable Plan> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Writes profiles into a file; completes with a sentence about what came of it. */
    public CompletionStage<String> export(List<EndpointProfile> chosen, Path file) {
        List<EndpointProfile> now = List.copyOf(chosen);
        return CompletableFuture.supplyAsync(() -> write(now, file), background)
                .thenApplyAsync(sentence -> sentence, fx);
    }

    private String write(List<EndpointProfile> chosen, Path file) {
        try {
            new AtomicFile(file).write(ProfileExchange.write(chosen));
            return texts.get("export.done", chosen.size(), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            return texts.get("export.failed", e.getClass().getSimpleName());
        }
    }

    /** The text of a file. Blocks. */
    Optional<String> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Makes a plan of exported profiles; why that cannot be done, empty if it could. */
    String propose(String text) {
        try {
            ProfileExchange.Read read = ProfileExchange.read(text.getBytes(StandardCharsets.UTF_8));
            if (read.profiles().isEmpty()) {
                return read.warnings().isEmpty() ? texts.get("import.nothing") : String.join(" ", read.warnings());
            }
            List<String> taken =
                    profiles.profiles().stream().map(EndpointProfile::name).toList();
            plan.set(new Plan(ProfileExchange.additions(read.profiles(), taken), read.warnings()));
            return "";
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Adds those of the plan; completes with the last of them, or with a fault that has a sentence. */
    CompletionStage<EndpointProfile> add(List<Addition> chosen) {
        plan.set(null);
        return profiles.addAll(chosen.stream().map(Addition::profile).toList());
    }

    /** Adds nothing. */
    public void giveUp() {
        plan.set(null);
    }
}
