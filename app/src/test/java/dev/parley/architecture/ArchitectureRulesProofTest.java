package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each rule can fail: it reports the classes that were planted for it, and is silent when they are not there. */
class ArchitectureRulesProofTest {

    /** Rule to the planted classes that break it, named below the planted root. Each breaks this rule alone. */
    private static final Map<String, Set<String>> PLANTED = Map.ofEntries(
            Map.entry(
                    "package-table",
                    Set.of(
                            "client.endpoint.ImportsTheStore",
                            "client.unplanned.NotInTheTable",
                            "client.unplanned.package-info",
                            "gateway.upstream.ImportsTheClient",
                            "gateway.routing.ImportsTheWire")),
            Map.entry("features", Set.of("app.chat.ImportsHistory")),
            Map.entry("cycles", Set.of("client.snippet.one.Hen", "client.snippet.two.Egg")),
            Map.entry(
                    "static-state",
                    Set.of(
                            "client.job.NotFinal",
                            "client.job.OpenArray",
                            "client.job.HiddenMap",
                            "client.job.Counter",
                            "client.job.OwnMutableType")),
            Map.entry("get-instance", Set.of("client.job.Singleton")),
            Map.entry("event-records", Set.of("client.EventClass")),
            Map.entry("null-marked", Set.of("app.unmarked.NotMarked")),
            Map.entry("run-later", Set.of("app.chat.CallsRunLater", "app.chat.RefersToRunLater")),
            Map.entry("view-model", Set.of("app.chat.SeesAButtonViewModel")),
            Map.entry(
                    "file-writing",
                    Set.of("app.cli.WritesByFiles", "app.cli.WritesByStream", "app.cli.WritesByChannel")),
            Map.entry("system-out", Set.of("gateway.http.Prints")),
            Map.entry("library-in-signature", Set.of("client.endpoint.ReturnsJackson", "client.endpoint.TakesOkHttp")),
            Map.entry("waiver", Set.of("client.job.WaivesNothing", "client.job.WaivesWithoutReason")));

    private final JavaClasses planted = Scope.plantedClasses();

    @Test
    void thereIsAPlantedViolationForEveryRule() {
        assertThat(ArchitectureRules.of(Scope.PLANTED))
                .extracting(NamedRule::name)
                .containsExactlyInAnyOrderElementsOf(PLANTED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> reportsItsPlantedClassesAndNoOther() {
        return ArchitectureRules.of(Scope.PLANTED).stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.name(), () -> assertThat(reported(rule, planted)).isEqualTo(plantedFor(rule))));
    }

    @TestFactory
    Stream<DynamicTest> isSilentWithoutItsPlantedClasses() {
        return ArchitectureRules.of(Scope.PLANTED).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
                    JavaClasses rest = planted.that(DescribedPredicate.describe(
                            "are not planted for " + rule.name(),
                            type -> !plantedFor(rule).contains(type.getName())));
                    assertThat(rest).hasSize(planted.size() - plantedFor(rule).size());
                    assertThat(rule.rule().evaluate(rest).getFailureReport().getDetails())
                            .isEmpty();
                }));
    }

    /** Names of the planted classes that one rule blames: the class at the end of a finding, or those of a cycle. */
    private static Set<String> reported(NamedRule rule, JavaClasses classes) {
        List<String> details = rule.rule().evaluate(classes).getFailureReport().getDetails();
        Map<String, JavaClass> byName = new TreeMap<>();
        classes.forEach(type -> byName.put(type.getName(), type));
        return byName.keySet().stream()
                .filter(name -> details.stream().anyMatch(detail -> blames(rule, detail, name)))
                .collect(Collectors.toSet());
    }

    private static boolean blames(NamedRule rule, String detail, String name) {
        return rule.name().equals("cycles") ? detail.contains("<" + name) : detail.endsWith(" in " + name);
    }

    private static Set<String> plantedFor(NamedRule rule) {
        return PLANTED.get(rule.name()).stream().map(Scope.PLANTED::name).collect(Collectors.toSet());
    }
}
