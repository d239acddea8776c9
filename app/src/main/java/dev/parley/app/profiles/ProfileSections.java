package dev.parley.app.profiles;

import dev.parley.app.fx.Texts;
import dev.parley.client.endpoint.EndpointProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Profiles under the heads of their groups. A group stands where its first profile does; those of no group are one, and the
 * built-in ones come last.
 */
final class ProfileSections {
    static final String LOCAL = "local";
    private static final String SAVED = "saved:";

    private final Texts texts;
    private final Predicate<EndpointProfile> builtIn;

    ProfileSections(Texts texts, Predicate<EndpointProfile> builtIn) {
        this.texts = texts;
        this.builtIn = builtIn;
    }

    /**
     * The rows.
     *
     * @param typed leaves those whose name or group has it, and unfolds all
     * @param folded the keys of groups that show their head alone
     */
    List<ProfileRow> rows(List<EndpointProfile> profiles, String typed, Set<String> folded) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        Map<String, List<EndpointProfile>> groups = new LinkedHashMap<>();
        Stream.concat(
                        profiles.stream().filter(builtIn.negate()),
                        profiles.stream().filter(builtIn))
                .forEach(each -> groups.computeIfAbsent(key(each), _ -> new ArrayList<>())
                        .add(each));
        // Filtered at last, so that a group keeps its place whatever is typed.
        groups.values().forEach(members -> members.removeIf(each -> !matches(each, wanted)));
        groups.values().removeIf(List::isEmpty);
        List<ProfileRow> rows = new ArrayList<>();
        groups.forEach((key, members) -> {
            String name = key.equals(LOCAL) ? "" : name(members.getFirst());
            boolean closed = wanted.isEmpty() && folded.contains(key);
            rows.add(new ProfileRow.Group(key, title(key, name, groups), name, members.size(), closed));
            if (!closed) {
                members.stream().map(ProfileRow.Entry::new).forEach(rows::add);
            }
        });
        return rows;
    }

    private String title(String key, String name, Map<String, List<EndpointProfile>> groups) {
        if (key.equals(LOCAL)) {
            return texts.get("picker.group.local");
        }
        if (!name.isEmpty()) {
            return name;
        }
        boolean alone =
                groups.keySet().stream().noneMatch(other -> other.length() > SAVED.length() && !other.equals(LOCAL));
        return texts.get(alone ? "picker.group.saved" : "picker.group.none");
    }

    private String key(EndpointProfile profile) {
        return builtIn.test(profile) ? LOCAL : SAVED + name(profile);
    }

    private static boolean matches(EndpointProfile profile, String wanted) {
        return profile.name().toLowerCase(Locale.ROOT).contains(wanted)
                || name(profile).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String name(EndpointProfile profile) {
        String group = profile.group();
        return group == null ? "" : group;
    }

    /**
     * Where the profile stands after a step within its group, as {@link dev.parley.client.store.ProfileStore#move} counts;
     * -1 if there is no further.
     *
     * @param saved all saved profiles in their order
     */
    static int stepped(List<EndpointProfile> saved, EndpointProfile moved, int step) {
        List<EndpointProfile> group =
                saved.stream().filter(each -> name(each).equals(name(moved))).toList();
        int at = indexOf(group, moved.id()) + step;
        return at < 0 || at >= group.size() ? -1 : indexOf(saved, group.get(at).id());
    }

    /**
     * Where the profile stands after it was dropped on a row: at the place of that profile, or before all of that group.
     *
     * @param onto {@code null}: the head of the group {@code name}
     */
    static int dropped(
            List<EndpointProfile> saved, EndpointProfile moved, @Nullable EndpointProfile onto, String name) {
        if (onto != null) {
            return indexOf(saved, onto.id());
        }
        List<EndpointProfile> others =
                saved.stream().filter(each -> !each.id().equals(moved.id())).toList();
        for (int i = 0; i < others.size(); i++) {
            if (name(others.get(i)).equals(name)) {
                return i;
            }
        }
        return others.size();
    }

    private static int indexOf(List<EndpointProfile> profiles, String id) {
        for (int i = 0; i < profiles.size(); i++) {
            if (profiles.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
