package dev.parley.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.stream.Stream;

/** What only one place of the program may touch: the toolkit's thread, files, the terminal, libraries in signatures. */
final class BoundaryRules {
    private static final List<String> MAY_WRITE_FILES =
            List.of("client.store..", "client.media..", "gateway.job..", "gateway.log..", "app.export..");

    /** Methods of {@link Files} that change what is on disk. Folders may be made by anybody. */
    private static final Set<String> WRITING = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "createFile",
            "createTempFile",
            "createLink",
            "createSymbolicLink",
            "copy",
            "move",
            "delete",
            "deleteIfExists",
            "setAttribute",
            "setLastModifiedTime",
            "setOwner",
            "setPosixFilePermissions");

    private static final Set<String> WRITING_OPTIONS =
            Set.of("WRITE", "APPEND", "CREATE", "CREATE_NEW", "TRUNCATE_EXISTING", "DELETE_ON_CLOSE");

    private static final Set<String> WRITING_FILE_METHODS =
            Set.of("createNewFile", "createTempFile", "delete", "deleteOnExit", "renameTo");

    /** Writers whose constructors open a file by its name. */
    private static final List<Class<?>> WRITERS = List.of(
            FileOutputStream.class, FileWriter.class, RandomAccessFile.class, PrintWriter.class, PrintStream.class);

    private static final List<String> EXPORTED = List.of(
            "client",
            "client.archive..",
            "client.capture..",
            "client.connect..",
            "client.endpoint..",
            "client.job..",
            "client.parameter..",
            "client.snippet..",
            "client.store..",
            "client.transcript..",
            "client.wire..");

    private static final List<String> LIBRARIES = List.of("okhttp3.", "okio.", "tools.jackson.", "kotlin.");

    private BoundaryRules() {}

    static NamedRule runLater(Scope scope) {
        return accesses(
                scope,
                new NamedAccess("run-later", "call Platform.runLater only in FxExecutor")
                        .because("one place switches threads, so that one place can batch and be tested"),
                access -> access.getName().equals("runLater")
                        && access.getTargetOwner().getName().equals(scope.toolkitName("application.Platform")),
                type -> type.getName().equals(scope.name("app.fx.FxExecutor")));
    }

    static NamedRule viewModels(Scope scope) {
        List<String> visible =
                List.of(scope.toolkitName("scene"), scope.toolkitName("stage"), "org.controlsfx", "org.fxmisc");
        return Waivers.rule(
                "view-model",
                scope,
                "see no scene, stage or control if they are view models",
                "a view model is tested without a toolkit",
                (type, findings) -> {
                    if (!outermost(type).getSimpleName().endsWith("ViewModel")) {
                        return;
                    }
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(to -> visible.stream().anyMatch(inPackage(to.getTargetClass())))
                            .forEach(to -> findings.add(type, to.getDescription()));
                });
    }

    static NamedRule files(Scope scope) {
        return accesses(
                scope,
                new NamedAccess(
                                "file-writing",
                                "write files only in the stores, the media of answers, the gateway's jobs, processes and logs, the exports and the log")
                        .because("a file is written whole or not at all, readable by its owner alone: by few hands"),
                BoundaryRules::writesFile,
                type -> scope.hasAny(type, MAY_WRITE_FILES)
                        || (scope.has(type, "app") && type.isAssignableTo(Handler.class)));
    }

    static NamedRule terminal(Scope scope) {
        Set<String> allowed = Set.of(scope.name("app.cli.Console"), scope.name("gateway.GatewayMain"));
        return accesses(
                scope,
                new NamedAccess("system-out", "use System.out and System.err only in Console and GatewayMain")
                        .because("standard output is a contract with scripts; a stray line breaks it"),
                access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getName()),
                type -> allowed.contains(outermost(type).getName()));
    }

    static NamedRule signatures(Scope scope) {
        return Waivers.rule(
                "library-in-signature",
                scope,
                "name no type of a library in the public face of the client",
                "a program that uses the client must not have to know, or keep, our HTTP and JSON libraries",
                (type, findings) -> {
                    if (!scope.hasAny(type, EXPORTED) || !isPublic(type)) {
                        return;
                    }
                    Stream.concat(Stream.of(type.getSuperclass().stream()), Stream.of(type.getInterfaces().stream()))
                            .flatMap(types -> types)
                            .filter(BoundaryRules::namesLibrary)
                            .forEach(parent -> findings.add(type, "the supertype " + parent.getName()));
                    type.getMembers().stream()
                            .filter(BoundaryRules::isVisible)
                            .filter(member -> signature(member).anyMatch(BoundaryRules::isOfLibrary))
                            .forEach(member -> findings.add(member, "a library's type in " + member.getFullName()));
                });
    }

    /** A rule about accesses (calls, method references, fields) that only some classes may make. */
    private static NamedRule accesses(
            Scope scope, NamedAccess rule, Predicate<JavaAccess<?>> forbidden, Predicate<JavaClass> exempt) {
        return Waivers.rule(rule.name, scope, rule.should, rule.reason, (type, findings) -> {
            if (!exempt.test(type)) {
                type.getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(access -> findings.add(access.getOrigin(), access.getDescription()));
            }
        });
    }

    private record NamedAccess(String name, String should, String reason) {
        NamedAccess(String name, String should) {
            this(name, should, "");
        }

        NamedAccess because(String why) {
            return new NamedAccess(name, should, why);
        }
    }

    private static boolean writesFile(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (owner.isEquivalentTo(Files.class)) {
            return WRITING.contains(access.getName()) && !(access.getName().equals("copy") && copiesOut(access));
        }
        if (owner.isEquivalentTo(StandardOpenOption.class)) {
            return WRITING_OPTIONS.contains(access.getName());
        }
        if (owner.isEquivalentTo(File.class)) {
            return WRITING_FILE_METHODS.contains(access.getName());
        }
        return access.getName().equals("<init>")
                && WRITERS.stream().anyMatch(owner::isEquivalentTo)
                && parameters(access)
                        .findFirst()
                        .filter(BoundaryRules::isFileName)
                        .isPresent();
    }

    /** {@code Files.copy(path, stream)} reads the file. */
    private static boolean copiesOut(JavaAccess<?> access) {
        return parameters(access).anyMatch(type -> type.getName().equals("java.io.OutputStream"));
    }

    /** {@link FileDescriptor} is none: standard output is opened by it. */
    private static boolean isFileName(JavaClass parameter) {
        return parameter.isEquivalentTo(File.class) || parameter.isEquivalentTo(String.class);
    }

    private static Stream<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream()
                : Stream.empty();
    }

    private static Predicate<String> inPackage(JavaClass type) {
        return name ->
                type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(BoundaryRules::outermost).orElse(type);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(BoundaryRules::isPublic).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        return switch (member) {
            case JavaField field -> field.getType().getAllInvolvedRawTypes().stream();
            case JavaCodeUnit unit ->
                Stream.of(
                                Stream.of(unit.getReturnType()),
                                unit.getParameterTypes().stream(),
                                unit.getExceptionTypes().stream())
                        .flatMap(types -> types)
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
            default -> throw new IllegalStateException("unknown kind of member: " + member.getFullName());
        };
    }

    private static boolean namesLibrary(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().anyMatch(BoundaryRules::isOfLibrary);
    }

    private static boolean isOfLibrary(JavaClass type) {
        return LIBRARIES.stream().anyMatch(type.getBaseComponentType().getName()::startsWith);
    }
}
