package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No state that every part of the program shares, and types that are what they say. */
final class StateRules {

    /**
     * JDK types whose state changes, and their subtypes. Declared as one of these, a static final field is a global
     * variable. A field declared as List, Set or Map passes if what is in it was copied, see {@link #hidesMutable}.
     */
    private static final List<String> MUTABLE = List.of(
            "java.util.AbstractCollection",
            "java.util.AbstractMap",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Dictionary",
            "java.util.Iterator",
            "java.util.Queue",
            "java.util.Random",
            "java.util.Timer",
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.Executor",
            "java.util.concurrent.Future",
            "java.util.concurrent.locks.Lock",
            "java.util.regex.Matcher",
            "java.lang.AbstractStringBuilder",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.AutoCloseable",
            "java.nio.Buffer",
            "java.text.Format");

    /** Random by type, but it has no seed that anybody could depend on. */
    private static final String SECURE_RANDOM = "java.security.SecureRandom";

    private static final Set<String> COLLECTIONS =
            Set.of("java.util.Collection", "java.util.List", "java.util.Set", "java.util.Map");

    private static final Set<String> COPIES = Set.of("copyOf", "copyOfRange", "toUnmodifiableMap");

    private StateRules() {}

    static NamedRule statics(Scope scope) {
        return Waivers.rule(
                "static-state",
                scope,
                "have no static field that can change",
                "global state makes two gateways, two windows or two tests in one process disturb each other",
                (type, findings) -> type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> canChange(scope, field))
                        .forEach(field -> findings.add(field, "static field " + field.getName() + " can change")));
    }

    static NamedRule singletons(Scope scope) {
        return Waivers.rule(
                "get-instance",
                scope,
                "declare no getInstance",
                "the composition root hands every part what it needs; nobody fetches it",
                (type, findings) -> type.getMethods().stream()
                        .filter(method -> method.getName().equals("getInstance"))
                        .forEach(method -> findings.add(method, method.getFullName() + " is declared")));
    }

    static NamedRule events(Scope scope) {
        return Waivers.rule(
                "event-records",
                scope,
                "be records if they are stream events",
                "events cross threads: they are immutable values",
                (type, findings) -> {
                    boolean event = type.isAssignableTo(scope.name("client.StreamEvent"));
                    if (event && !type.isInterface() && !type.isRecord()) {
                        findings.add(type, "a stream event that is no record");
                    }
                });
    }

    static NamedRule nullness(Scope scope) {
        return Waivers.rule(
                "null-marked",
                scope,
                "be in a package whose package-info says @NullMarked",
                "what is not marked is not checked, and null comes back in",
                (type, findings) -> {
                    if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                        findings.add(type, "a package that is not @NullMarked");
                    }
                });
    }

    private static boolean canChange(Scope scope, JavaField field) {
        JavaClass type = field.getRawType();
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return true;
        }
        if (type.isArray()) {
            return !field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        return hidesMutable(field) || isMutable(scope, type, new HashSet<>());
    }

    /**
     * Whether a collection of a static field is built in the static initialiser and never copied into an immutable
     * one. The initialiser is looked at as a whole: byte code does not tell which of its values went where.
     */
    private static boolean hidesMutable(JavaField field) {
        if (!COLLECTIONS.contains(field.getRawType().getName())) {
            return false;
        }
        return field.getOwner().getStaticInitializer().stream()
                .anyMatch(initializer -> initializer.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> isMutableJdk(call.getTargetOwner()))
                        && initializer.getCallsFromSelf().stream()
                                .map(call -> call.getTarget().getName())
                                .noneMatch(name -> COPIES.contains(name) || name.startsWith("unmodifiable")));
    }

    private static boolean isMutable(Scope scope, JavaClass type, Set<JavaClass> seen) {
        if (isMutableJdk(type)) {
            return true;
        }
        if (!scope.isOurs(type) || type.isInterface() || type.isEnum() || type.isRecord() || !seen.add(type)) {
            return false;
        }
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .anyMatch(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                        || isMutable(scope, field.getRawType(), seen));
    }

    private static boolean isMutableJdk(JavaClass type) {
        return type.getPackageName().startsWith("java.util.concurrent.atomic")
                || (MUTABLE.stream().anyMatch(type::isAssignableTo) && !type.isAssignableTo(SECURE_RANDOM));
    }
}
