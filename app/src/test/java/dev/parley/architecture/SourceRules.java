package dev.parley.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rules that are checked on sources. What is caught is one of them, because class files do not tell: the compiler
 * itself catches Throwable for try-with-resources and for record patterns.
 */
final class SourceRules {
    static final String BROAD_CATCH = "broad-catch";
    static final int MAX_FILE_LINES = 500;
    static final int MAX_METHOD_LINES = 60;

    private static final Set<String> BROAD = Set.of("Exception", "RuntimeException", "Throwable");

    private SourceRules() {}

    /** The file and the methods that are too long, each with its length. */
    static List<String> tooLong(Sources.Source source) {
        List<String> found = new ArrayList<>();
        if (source.lines() > MAX_FILE_LINES) {
            found.add("%s: %d lines, more than %d".formatted(source.name(), source.lines(), MAX_FILE_LINES));
        }
        for (Sources.Method method : source.methods()) {
            if (method.lines() > MAX_METHOD_LINES) {
                found.add("%s: method %s has %d lines, more than %d"
                        .formatted(source.name(), method.name(), method.lines(), MAX_METHOD_LINES));
            }
        }
        return found;
    }

    /** Catch clauses that take what they cannot know, outside classes and methods with a waiver. */
    static List<String> broadCatches(Sources.Source source) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Boolean>() {
            @Override
            public Void visitClass(ClassTree type, Boolean waived) {
                return super.visitClass(type, waived || waives(type.getModifiers()));
            }

            @Override
            public Void visitMethod(MethodTree method, Boolean waived) {
                return super.visitMethod(method, waived || waives(method.getModifiers()));
            }

            @Override
            public Void visitCatch(CatchTree clause, Boolean waived) {
                for (Tree type : alternatives(clause.getParameter().getType())) {
                    String name = type.toString().replaceFirst("^java\\.lang\\.", "");
                    if (!waived && BROAD.contains(name)) {
                        found.add("%s: catches %s".formatted(source.name(), name));
                    }
                }
                return super.visitCatch(clause, waived);
            }
        }.scan(source.tree(), false);
        return found;
    }

    private static List<? extends Tree> alternatives(Tree type) {
        return type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    }

    private static boolean waives(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().anyMatch(SourceRules::waivesBroadCatch);
    }

    private static boolean waivesBroadCatch(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return (name.equals("Waiver") || name.endsWith(".Waiver"))
                && annotation.getArguments().stream()
                        .anyMatch(argument -> argument.toString().equals("rule = \"" + BROAD_CATCH + "\""));
    }
}
