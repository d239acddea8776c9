package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product keeps the rules of its architecture. What breaks one is named with the rule's reason. */
class ArchitectureTest {
    private final JavaClasses product = Scope.productClasses();

    @TestFactory
    Stream<DynamicTest> theProductKeeps() {
        return ArchitectureRules.of(Scope.PRODUCT).stream()
                .map(rule ->
                        DynamicTest.dynamicTest(rule.name(), () -> rule.rule().check(product)));
    }

    @Test
    void everyModuleOfTheProductIsLookedAtAndNoTestIs() {
        for (String module : List.of("client", "gateway", "app")) {
            assertThat(product).anyMatch(type -> Scope.PRODUCT.has(type, module + ".."));
        }
        assertThat(product).noneMatch(type -> type.getName().endsWith("Test"));
    }
}
