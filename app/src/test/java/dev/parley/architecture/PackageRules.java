package dev.parley.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.parley.client.wire.Waiver;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may import whom, by the table "Modules" of ARCHITECTURE.md and by docs/adr/0002-client-packages.md. */
final class PackageRules {

    /** One package of ours, with or without those below it, and the packages of ours that it may import. */
    private record Row(String pattern, List<String> mayImport) {}

    /** The first row that matches a package is its row. Each package may import itself. */
    private static final List<Row> TABLE = List.of(
            new Row("client", List.of()),
            new Row("client.endpoint..", List.of("client")),
            new Row("client.job..", List.of("client", "client.endpoint..")),
            new Row("client.parameter..", List.of("client", "client.endpoint..")),
            new Row("client.transcript..", List.of("client")),
            new Row("client.archive..", List.of("client", "client.transcript..")),
            new Row("client.wire..", List.of()),
            new Row("client.media..", List.of("client.wire..")),
            new Row("client.protocol..", List.of("client", "client.endpoint..", "client.job..", "client.wire..")),
            new Row("client.http..", List.of("client", "client.endpoint..", "client.wire..")),
            new Row(
                    "client.delivery..",
                    List.of(
                            "client",
                            "client.endpoint..",
                            "client.job..",
                            "client.wire..",
                            "client.protocol..",
                            "client.media..",
                            "client.http..")),
            new Row(
                    "client.connect..",
                    List.of(
                            "client",
                            "client.endpoint..",
                            "client.job..",
                            "client.wire..",
                            "client.protocol..",
                            "client.http..",
                            "client.media..",
                            "client.snippet..",
                            "client.delivery..")),
            new Row("client.store..", List.of("client", "client.endpoint..", "client.transcript..", "client.job..")),
            new Row("client.snippet..", List.of("client", "client.endpoint..")),
            new Row("client.capture..", List.of("client")),
            new Row(
                    "client.replay..",
                    List.of("client", "client.capture..", "client.endpoint..", "client.protocol..", "client.wire..")),
            new Row("gateway", List.of("gateway..", "client.wire..")),
            new Row(
                    "gateway.http..",
                    List.of(
                            "gateway.routing..",
                            "gateway.upstream..",
                            "gateway.job..",
                            "gateway.log..",
                            "client.wire..")),
            new Row("gateway.routing..", List.of()),
            new Row("gateway.log..", List.of()),
            new Row("gateway.upstream..", List.of("gateway.log..", "client.wire..")),
            new Row("gateway.demo..", List.of("gateway.upstream..", "client.wire..")),
            new Row("gateway.job..", List.of("gateway.upstream..", "client.wire..")),
            new Row("app", List.of("app..", "client..", "gateway..")),
            new Row("app.cli..", List.of("client..", "gateway..")),
            new Row("app.fx..", List.of()),
            new Row("app.markdown.view..", List.of("app.markdown..", "app.fx..")),
            new Row("app.markdown..", List.of("app.markdown..")),
            // Small controls that features are built from: they know the toolkit and nothing of what they show.
            new Row("app.control..", List.of("app.fx..")),
            // What one feature may see of app is the rule "features".
            new Row("app.*..", List.of("client..")));

    /** Packages below app that are no feature, but something that features are built from. */
    private static final List<String> SHARED_BY_FEATURES = List.of("app.fx..", "app.markdown..", "app.control..");

    private PackageRules() {}

    static NamedRule table(Scope scope) {
        return Waivers.rule(
                "package-table",
                scope,
                "import only what the table of packages allows",
                "every arrow points down, so that a part can be read, tested and used without those above it",
                (type, findings) -> rowOf(scope, type)
                        .ifPresentOrElse(
                                row -> dependencies(scope, type)
                                        .filter(to -> !scope.has(to.getTargetClass(), row.pattern()))
                                        .filter(to -> !scope.hasAny(to.getTargetClass(), row.mayImport()))
                                        .forEach(to -> findings.add(type, to.getDescription())),
                                () -> findings.add(type, "a package that is not in the table")));
    }

    static NamedRule features(Scope scope) {
        return Waivers.rule(
                "features",
                scope,
                "not be a feature that imports another one",
                "a screen that knows another screen cannot change alone; the composition root joins them",
                (type, findings) -> feature(scope, type)
                        .ifPresent(own -> dependencies(scope, type)
                                .filter(to -> scope.has(to.getTargetClass(), "app.*.."))
                                .filter(to -> !scope.hasAny(to.getTargetClass(), SHARED_BY_FEATURES))
                                .filter(to -> !scope.has(to.getTargetClass(), own))
                                .forEach(to -> findings.add(type, to.getDescription()))));
    }

    static NamedRule cycles(Scope scope) {
        return new NamedRule(
                "cycles",
                SlicesRuleDefinition.slices()
                        .matching(scope.root() + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("packages that need each other are one package with two names")
                        .allowEmptyShould(true));
    }

    private static Optional<Row> rowOf(Scope scope, JavaClass type) {
        return TABLE.stream().filter(row -> scope.has(type, row.pattern())).findFirst();
    }

    /** The pattern of the feature that a class belongs to, such as {@code app.chat..}. */
    private static Optional<String> feature(Scope scope, JavaClass type) {
        if (!scope.has(type, "app.*..") || scope.has(type, "app.cli..") || scope.hasAny(type, SHARED_BY_FEATURES)) {
            return Optional.empty();
        }
        String below = type.getPackageName().substring(scope.name("app.").length());
        return Optional.of("app." + below.split("\\.", 2)[0] + "..");
    }

    /** What a class needs of ours. A waiver is no dependency: it says something about the code and to nobody else. */
    private static Stream<Dependency> dependencies(Scope scope, JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(to -> scope.isOurs(to.getTargetClass()))
                .filter(to -> !to.getTargetClass().isEquivalentTo(Waiver.class));
    }
}
