package dev.parley.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/**
 * Where the rules look. The same rules run over the product and over planted violations, which repeat the product's
 * package names under a root of their own.
 *
 * @param root the package above {@code client}, {@code gateway} and {@code app}
 * @param toolkit the package above {@code application}, {@code scene} and {@code stage}: JavaFX, or a planted double of
 *     it, so that the rules are proven where JavaFX is not on the class path
 */
record Scope(String root, String toolkit) {
    static final Scope PRODUCT = new Scope("dev.parley", "javafx");
    static final Scope PLANTED = new Scope("dev.parley.architecture.planted", "dev.parley.architecture.planted.javafx");

    private static final List<String> MODULES = List.of("client..", "gateway..", "app..");

    /** The classes of the product without its tests. */
    static JavaClasses productClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.parley.client", "dev.parley.gateway", "dev.parley.app");
    }

    static JavaClasses plantedClasses() {
        return new ClassFileImporter().importPackages(PLANTED.root());
    }

    /** Whether a class is in the package that the pattern names below the root, such as {@code client.wire..}. */
    boolean has(JavaClass type, String pattern) {
        return PackageMatcher.of(root + "." + pattern).matches(type.getPackageName());
    }

    boolean hasAny(JavaClass type, List<String> patterns) {
        return patterns.stream().anyMatch(pattern -> has(type, pattern));
    }

    boolean isOurs(JavaClass type) {
        return hasAny(type, MODULES);
    }

    /** A class name below the root, in full. */
    String name(String relative) {
        return root + "." + relative;
    }

    String toolkitName(String relative) {
        return toolkit + "." + relative;
    }
}
