package dev.parley.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.parley.client.wire.Waiver;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Which classes and members are excused from which rule, and how a rule is built that knows of it. */
final class Waivers {
    private static final String WAIVER = Waiver.class.getName();

    private Waivers() {}

    /** Takes one finding: the class or member that breaks the rule, and how. */
    interface Findings {
        void add(JavaClass owner, HasAnnotations<?> where, String what);

        default void add(JavaClass type, String what) {
            add(type, type, what);
        }

        default void add(JavaMember member, String what) {
            add(member.getOwner(), member, what);
        }
    }

    /** A rule over single classes of the scope. A finding in a class or member that is waived does not count. */
    static NamedRule rule(
            String name, Scope scope, String should, String because, BiConsumer<JavaClass, Findings> check) {
        DescribedPredicate<JavaClass> ours = DescribedPredicate.describe("are ours", scope::isOurs);
        ArchCondition<JavaClass> condition = new ArchCondition<>(should) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, (owner, where, what) -> {
                    if (!isWaived(owner, where, name)) {
                        events.add(SimpleConditionEvent.violated(owner, what + " in " + owner.getFullName()));
                    }
                });
            }
        };
        return new NamedRule(
                name,
                ArchRuleDefinition.classes()
                        .that(ours)
                        .should(condition)
                        .because(because)
                        .allowEmptyShould(true));
    }

    /** Every waiver names a rule that there is, and says why. */
    static NamedRule areGoverned(Scope scope, Set<String> rules) {
        return rule(
                "waiver",
                scope,
                "waive known rules for a reason",
                "a waiver without a reason, or one that outlived its rule, hides what nobody decided",
                (type, findings) -> Stream.concat(Stream.of(type), type.getMembers().stream())
                        .forEach(where -> waiver(where).ifPresent(waiver -> {
                            String rule = text(waiver, "rule");
                            if (!rules.contains(rule) || text(waiver, "reason").isBlank()) {
                                findings.add(type, "a waiver of \"" + rule + "\" that names no rule or no reason");
                            }
                        })));
    }

    private static boolean isWaived(JavaClass owner, HasAnnotations<?> where, String rule) {
        if (names(where, rule)) {
            return true;
        }
        Optional<JavaClass> around = Optional.of(owner);
        while (around.isPresent()) {
            if (names(around.get(), rule)) {
                return true;
            }
            around = around.get().getEnclosingClass();
        }
        return false;
    }

    private static boolean names(HasAnnotations<?> where, String rule) {
        return waiver(where).filter(waiver -> text(waiver, "rule").equals(rule)).isPresent();
    }

    private static Optional<? extends JavaAnnotation<?>> waiver(HasAnnotations<?> where) {
        return where.tryGetAnnotationOfType(WAIVER);
    }

    private static String text(JavaAnnotation<?> waiver, String property) {
        return String.valueOf(waiver.get(property).orElse(""));
    }
}
