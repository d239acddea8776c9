package dev.parley.app.gateway;

import dev.parley.client.endpoint.KeyExposure;
import dev.parley.client.store.SavedUpstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form, and what is wrong with it.
 *
 * @param models names with commas between them
 * @param idleStop whole minutes; 0: never
 */
record UpstreamDraft(
        UpstreamFormViewModel.Kind kind,
        String name,
        String url,
        String models,
        UpstreamFormViewModel.KeySource keySource,
        boolean keyUsable,
        boolean keyTyped,
        String variable,
        String command,
        String idleStop) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,126}");
    private static final Pattern MINUTES = Pattern.compile("\\d{1,4}");
    private static final String PORT = "{port}";

    /** The key of a text for each field that is not in order. */
    Map<UpstreamField, String> problems(Set<String> taken) {
        Map<UpstreamField, String> problems = new EnumMap<>(UpstreamField.class);
        if (!NAME.matcher(name.strip()).matches()) {
            problems.put(UpstreamField.NAME, name.isBlank() ? "form.name.missing" : "form.name.bad");
        } else if (taken.contains(name.strip())) {
            problems.put(UpstreamField.NAME, "form.name.taken");
        }
        if (kind == UpstreamFormViewModel.Kind.URL) {
            checkRemote(problems);
        } else {
            checkCommand(problems);
        }
        return problems;
    }

    private void checkRemote(Map<UpstreamField, String> problems) {
        URI address = address();
        boolean key = keySource != UpstreamFormViewModel.KeySource.NONE;
        if (address == null) {
            problems.put(UpstreamField.URL, url.isBlank() ? "form.url.missing" : "form.url.bad");
        } else if (key && KeyExposure.isUnprotected(address)) {
            problems.put(UpstreamField.URL, "form.url.unprotected");
        }
        if (keySource == UpstreamFormViewModel.KeySource.RING && !(keyTyped && keyUsable)) {
            problems.put(UpstreamField.KEY, keyTyped ? "form.key.bad" : "form.key.missing");
        }
        if (keySource == UpstreamFormViewModel.KeySource.VARIABLE
                && !VARIABLE.matcher(variable.strip()).matches()) {
            problems.put(UpstreamField.VARIABLE, variable.isBlank() ? "form.variable.missing" : "form.variable.bad");
        }
    }

    private void checkCommand(Map<UpstreamField, String> problems) {
        String fault = commandFault();
        if (fault != null) {
            problems.put(UpstreamField.COMMAND, fault);
        }
        if (!MINUTES.matcher(idleStop.strip()).matches()) {
            problems.put(UpstreamField.IDLE_STOP, "form.idle.bad");
        }
    }

    private @Nullable String commandFault() {
        try {
            List<String> parts = CommandLine.split(command);
            if (parts.isEmpty()) {
                return "form.command.missing";
            }
            if (CommandLine.carriesKey(parts)) {
                return "form.command.key";
            }
            return parts.stream().noneMatch(part -> part.contains(PORT)) ? "form.command.port" : null;
        } catch (IllegalArgumentException e) {
            return "form.command.quote";
        }
    }

    /** {@code null} if it is no base URL. */
    private @Nullable URI address() {
        try {
            String text = url.strip();
            URI address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean bare = address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            return web && bare && address.getHost() != null && address.getPort() != 0 && address.getPort() <= 65_535
                    ? address
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private List<String> modelNames() {
        return Arrays.stream(models.split(","))
                .map(String::strip)
                .filter(model -> !model.isEmpty())
                .distinct()
                .toList();
    }

    /** What is saved of a draft without problems. */
    SavedUpstream upstream() {
        URI address = address();
        if (kind == UpstreamFormViewModel.Kind.COMMAND || address == null) {
            Duration idle = Duration.ofMinutes(Long.parseLong(idleStop.strip()));
            return new SavedUpstream.Command(name.strip(), CommandLine.split(command), modelNames(), idle);
        }
        return new SavedUpstream.Remote(
                name.strip(),
                address,
                modelNames(),
                keySource == UpstreamFormViewModel.KeySource.RING,
                keySource == UpstreamFormViewModel.KeySource.VARIABLE ? variable.strip() : null);
    }
}
