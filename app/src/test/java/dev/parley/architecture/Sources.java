package dev.parley.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The project's sources, parsed (not compiled) by the JDK's own parser. */
final class Sources {

    /** A method or constructor with a body, and how many lines it takes from its first annotation to its last brace. */
    record Method(String name, int lines) {}

    record Source(String name, int lines, List<Method> methods, CompilationUnitTree tree) {}

    private Sources() {}

    /** The folder that holds {@code mvnw}: this one or one above it. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder with mvnw at or above the working directory");
        }
        return folder;
    }

    /** The folders of all modules, also of those that somebody forgot to name in the root's pom.xml. */
    static List<Path> modules() throws IOException {
        try (Stream<Path> children = Files.list(root())) {
            return children.filter(child -> Files.exists(child.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    /** Parses every Java file below {@code module/folder}, such as {@code src/main/java}. */
    static List<Source> of(Path module, String folder) throws IOException {
        Path top = module.resolve(folder);
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(top)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
                return files.isEmpty() ? List.of() : parse(compiler, manager.getJavaFileObjectsFromPaths(files));
            }
        }
    }

    /** Parses a text as if it were the file {@code name}. */
    static Source of(String name, String text) throws IOException {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        return parse(ToolProvider.getSystemJavaCompiler(), List.of(file)).getFirst();
    }

    private static List<Source> parse(JavaCompiler compiler, Iterable<? extends JavaFileObject> files)
            throws IOException {
        JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<Source> sources = new ArrayList<>();
        for (CompilationUnitTree tree : task.parse()) {
            CharSequence text = tree.getSourceFile().getCharContent(true);
            int lines = (int) text.toString().lines().count();
            sources.add(new Source(tree.getSourceFile().getName(), lines, methods(tree, positions), tree));
        }
        return sources;
    }

    private static List<Method> methods(CompilationUnitTree tree, SourcePositions positions) {
        List<Method> methods = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                if (method.getBody() != null) {
                    long first = tree.getLineMap().getLineNumber(positions.getStartPosition(tree, method));
                    long last = tree.getLineMap().getLineNumber(positions.getEndPosition(tree, method));
                    methods.add(new Method(method.getName().toString(), (int) (last - first + 1)));
                }
                return super.visitMethod(method, null);
            }
        }.scan(tree, null);
        return methods;
    }
}
