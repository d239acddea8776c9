package dev.parley.app.cli;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.snippet.ImportCandidate;
import dev.parley.client.snippet.ImportResult;
import dev.parley.client.snippet.RequestImport;
import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.ProfileExchange;
import dev.parley.client.store.ProfileStore;
import dev.parley.client.store.SecretStore;
import dev.parley.client.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley profiles}: the saved profiles from the command line. Prints names and JSON, never a key. */
@Command(name = "profiles", mixinStandardHelpOptions = true)
final class ProfilesCommand {
    private static final int MAX_BYTES = 64 << 20;

    private final AppServices services;
    private final Console console;

    ProfilesCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    int list() {
        ProfileStore store = store();
        store.list().forEach(profile -> console.printLine(profile.name()));
        return ExitCode.OK;
    }

    @Command(name = "show", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        return print(ProfileExchange.write(List.of(find(name))));
    }

    @Command(name = "add", mixinStandardHelpOptions = true)
    int add(@Parameters(paramLabel = "NAME", descriptionKey = "NEW_NAME") String name, @Mixin EndpointOptions options) {
        ProfileStore store = store();
        if (store.findByName(name).isPresent() || DemoProfiles.ofTitle(name).isPresent()) {
            throw UsageException.of("profiles.taken", name);
        }
        if (options.url == null) {
            throw UsageException.of("profiles.no_url");
        }
        try (Targets targets = new Targets(services)) {
            Target target = targets.choose(options).open();
            Map<SecretUse, Secret> secrets = new EnumMap<>(SecretUse.class);
            for (SecretUse use : SecretUse.values()) {
                SecretRef ref = use.of(target.profile());
                Secret secret = ref == null ? null : target.secrets().find(ref);
                if (secret != null) {
                    secrets.put(use, secret);
                }
            }
            save(
                    SecretUse.allDropped(target.profile().toBuilder()
                            .id(UUID.randomUUID().toString())
                            .name(name)
                            .build()),
                    secrets);
        }
        return ExitCode.OK;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME", descriptionKey = "NAME") String name) {
        EndpointProfile profile = find(name);
        services.profileStore().remove(profile.id());
        List<SecretRef> gone = SecretUse.all(profile).stream()
                .filter(ref -> services.profileStore().list().stream()
                        .noneMatch(other -> SecretUse.all(other).contains(ref)))
                .toList();
        if (!gone.isEmpty()) {
            SecretStore keys = services.secretStore();
            gone.forEach(keys::delete);
        }
        return ExitCode.OK;
    }

    @Command(name = "export", mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "NAMES") @Nullable List<String> names,
            @Option(names = "--out", paramLabel = "FILE") @Nullable Path out) {
        List<EndpointProfile> profiles = names == null || names.isEmpty()
                ? store().list()
                : names.stream().map(this::find).toList();
        byte[] bytes = ProfileExchange.write(profiles);
        if (out == null) {
            return print(bytes);
        }
        try {
            new AtomicFile(out).write(bytes);
        } catch (IOException e) {
            throw new StoreException(Messages.text("export.unwritable", out), e);
        }
        return ExitCode.OK;
    }

    /** Adds what is new; prints the name of each. Keys that a file has go to the key store, if it lasts. */
    @Command(name = "import", mixinStandardHelpOptions = true)
    int importFile(@Parameters(paramLabel = "FILE", descriptionKey = "FILE") String file) {
        byte[] bytes = read(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (ProfileExchange.looksLikeProfiles(text)) {
            ProfileExchange.Read read = ProfileExchange.read(bytes);
            read.warnings().forEach(console::error);
            read.profiles().forEach(profile -> save(profile, Map.of()));
            return ExitCode.OK;
        }
        switch (RequestImport.read(text)) {
            case ImportResult.Refused(String reason) -> throw new UsageException(reason);
            case ImportResult.Imported imported -> {
                imported.notes().forEach(console::error);
                imported.candidates().forEach(this::take);
            }
        }
        return ExitCode.OK;
    }

    private void take(ImportCandidate candidate) {
        candidate.notes().forEach(console::error);
        Secret key = candidate.key();
        save(candidate.profile(), key == null ? Map.of() : Map.of(SecretUse.KEY, key));
    }

    /** Saves under a name that no other profile has; secrets that were given are bound to where the profile sends them. */
    private void save(EndpointProfile profile, Map<SecretUse, Secret> secrets) {
        ProfileStore store = store();
        List<String> taken = store.list().stream().map(EndpointProfile::name).toList();
        EndpointProfile saved =
                ProfileExchange.additions(List.of(profile), taken).getFirst().profile();
        for (Map.Entry<SecretUse, Secret> given : secrets.entrySet()) {
            saved = keep(given.getKey(), given.getValue(), saved);
        }
        store.put(saved);
        console.printLine(saved.name());
    }

    /** A secret that would be gone with this process is not promised by a profile. */
    private EndpointProfile keep(SecretUse use, Secret secret, EndpointProfile profile) {
        SecretStore keys = services.secretStore();
        EndpointProfile bound = use.bound(profile);
        SecretRef ref = use.of(bound);
        if (keys.isPersistent() && ref != null) {
            keys.put(ref, secret);
            return bound;
        }
        String sentence = switch (use) {
            case KEY -> "profiles.key_not_kept";
            case PROXY_LOGIN -> "profiles.login_not_kept";
            case CERTIFICATE_PASSWORD -> "profiles.password_not_kept";
        };
        console.error(Messages.text(sentence, profile.name(), keys.description()));
        return profile;
    }

    private byte[] read(String file) {
        try (InputStream in = file.equals("-") ? console.in() : Files.newInputStream(Path.of(file))) {
            return in.readNBytes(MAX_BYTES);
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw UsageException.of("decode.unreadable", file);
        }
    }

    private int print(byte[] json) {
        console.printLine(new String(json, StandardCharsets.UTF_8));
        return ExitCode.OK;
    }

    private ProfileStore store() {
        ProfileStore store = services.profileStore();
        store.warnings().forEach(console::error);
        return store;
    }

    private EndpointProfile find(String name) {
        List<String> names = new ArrayList<>();
        for (EndpointProfile profile : services.profileStore().list()) {
            if (profile.name().equals(name)) {
                return profile;
            }
            names.add("\"" + profile.name() + "\"");
        }
        throw UsageException.of("target.unknown_profile", name, names.isEmpty() ? "none" : String.join(", ", names));
    }
}
