package dev.parley.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All rules that are checked on class files. Those on sources are in {@link SourceRules}. */
final class ArchitectureRules {
    private static final List<Function<Scope, NamedRule>> RULES = List.of(
            PackageRules::table,
            PackageRules::features,
            PackageRules::cycles,
            StateRules::statics,
            StateRules::singletons,
            StateRules::events,
            StateRules::nullness,
            BoundaryRules::runLater,
            BoundaryRules::viewModels,
            BoundaryRules::files,
            BoundaryRules::terminal,
            BoundaryRules::signatures);

    private ArchitectureRules() {}

    static List<NamedRule> of(Scope scope) {
        List<NamedRule> rules = new ArrayList<>();
        RULES.forEach(rule -> rules.add(rule.apply(scope)));
        Set<String> names = rules.stream().map(NamedRule::name).collect(Collectors.toSet());
        names.add(SourceRules.BROAD_CATCH);
        rules.add(Waivers.areGoverned(scope, names));
        return rules;
    }
}
