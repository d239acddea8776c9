package dev.parley.client.store;

import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.endpoint.SecretUse;
import dev.parley.client.store.ProfileFile.Content;
import dev.parley.client.store.ProfileFile.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Profiles for other people and machines, in the format of the profiles' file. Neither a key, a login or a password
 * nor the name of its entry is in it: whoever reads it gives them anew.
 */
public final class ProfileExchange {
    private static final Pattern LIST = Pattern.compile("\"profiles\"\\s*:\\s*\\[");

    private ProfileExchange() {}

    /**
     * What was read.
     *
     * @param profiles with ids of their own and without keys
     * @param warnings one sentence for each that cannot be used here
     */
    public record Read(List<EndpointProfile> profiles, List<String> warnings) {
        public Read {
            profiles = List.copyOf(profiles);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A profile as it would be added.
     *
     * @param profile under a name that no other has
     * @param given the name that it came with
     */
    public record Addition(EndpointProfile profile, String given) {

        /** Whether somebody has the name that it came with. */
        public boolean isRenamed() {
            return !profile.name().equals(given);
        }
    }

    /** What is added where those names are taken: a name that is gets the first number that is free. */
    public static List<Addition> additions(List<EndpointProfile> read, Collection<String> taken) {
        Set<String> names = new HashSet<>(taken);
        List<Addition> additions = new ArrayList<>();
        for (EndpointProfile profile : read) {
            String name = profile.name();
            for (int i = 2; !names.add(name); i++) {
                name = profile.name() + " " + i;
            }
            additions.add(new Addition(profile.toBuilder().name(name).build(), profile.name()));
        }
        return List.copyOf(additions);
    }

    /** Whether the text is meant as what {@link #write} makes, and not as a request or a description of one. */
    public static boolean looksLikeProfiles(String text) {
        return text.stripLeading().startsWith("{") && LIST.matcher(text).find();
    }

    /** The profiles as JSON, UTF-8. */
    public static byte[] write(List<EndpointProfile> profiles) {
        List<Entry> entries = new ArrayList<>();
        profiles.forEach(profile -> entries.add(ProfileFile.entry(SecretUse.allDropped(profile), null)));
        return ProfileFile.render(entries);
    }

    /**
     * Reads what {@link #write} made, or a whole profiles' file.
     *
     * @throws StoreException if it is neither, or of a newer version; the message is a sentence
     */
    public static Read read(byte[] bytes) {
        if (bytes.length > ProfileFile.MAX_BYTES) {
            throw new StoreException("The file is larger than " + (ProfileFile.MAX_BYTES >> 20) + " MiB.");
        }
        if (!(ProfileFile.parse(bytes) instanceof Content.Read read)) {
            throw new StoreException("The file has no profiles of Parley.");
        }
        if (read.version() > ProfileFile.VERSION) {
            throw new StoreException("The file was made by a newer version of Parley.");
        }
        List<EndpointProfile> profiles = new ArrayList<>();
        for (Entry entry : read.entries()) {
            EndpointProfile profile = entry.profile();
            if (profile != null) {
                profiles.add(SecretUse.allDropped(profile).toBuilder()
                        .id(UUID.randomUUID().toString())
                        .build());
            }
        }
        return new Read(profiles, read.warnings());
    }
}
