package dev.parley.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which endpoint is asked and how. Their descriptions are in the resource bundle. */
final class EndpointOptions {
    @Option(names = "--profile", paramLabel = "NAME")
    @Nullable String profile;

    @Option(names = "--url", paramLabel = "URL")
    @Nullable String url;

    @Option(names = "--path", paramLabel = "PATH")
    @Nullable String path;

    @Option(names = "--protocol", paramLabel = "ID")
    @Nullable String protocol;

    @Option(names = "--delivery", paramLabel = "ID")
    @Nullable String delivery;

    @Option(names = "--job-updates", paramLabel = "poll|stream")
    @Nullable String jobUpdates;

    @Option(names = "--model", paramLabel = "M")
    @Nullable String model;

    @Option(names = "--header", paramLabel = "NAME=VALUE")
    List<String> headers = new ArrayList<>();

    @Option(names = "--key-env", paramLabel = "VAR")
    @Nullable String keyEnv;

    @Option(names = "--template", paramLabel = "FILE")
    @Nullable String template;

    @Option(names = "--pointer", paramLabel = "PTR")
    @Nullable String pointer;

    @Option(names = "--stream-rule", paramLabel = "sse|ndjson|json|text")
    @Nullable String streamRule;

    @Option(names = "--error-pointer", paramLabel = "PTR")
    @Nullable String errorPointer;

    @Option(names = "--timeout", paramLabel = "PHASE=DURATION")
    List<String> timeouts = new ArrayList<>();

    @Option(names = "--resend", paramLabel = "ask|always|never", defaultValue = "never")
    String resend = "never";

    @Mixin
    NetworkOptions network = new NetworkOptions();
}
