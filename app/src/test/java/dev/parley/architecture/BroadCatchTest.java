package dev.parley.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing but a named boundary catches everything: such a clause also takes the faults that nobody thought of, and
 * goes on as if it had understood them.
 */
class BroadCatchTest {

    @Test
    void noMainSourceCatchesEverythingOutsideWaivedBoundaries() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path module : Sources.modules()) {
            for (Sources.Source source : Sources.of(module, "src/main/java")) {
                found.addAll(SourceRules.broadCatches(source));
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exception", "RuntimeException", "java.lang.Throwable", "IOException | RuntimeException"})
    void aPlantedBroadCatchIsReported(String type) throws IOException {
        Sources.Source planted = Sources.of("Planted.java", """
                class Planted {
                    Runnable field = () -> {
                        try {
                            run();
                        } catch (%s e) {
                            throw e;
                        }
                    };
                }
                """.formatted(type));
        assertThat(SourceRules.broadCatches(planted))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("/Planted.java: catches");
    }

    @Test
    void whatTheCompilerCatchesByItselfIsNotReported() throws IOException {
        Sources.Source planted = Sources.of("Planted.java", """
                class Planted {
                    void narrow(Object o) throws Exception {
                        try (var in = open()) {
                            if (o instanceof Pair(var a, var b)) run();
                        } catch (IllegalStateException | java.io.IOException e) {
                            throw e;
                        } finally {
                            run();
                        }
                    }
                }
                """);
        assertThat(SourceRules.broadCatches(planted)).isEmpty();
    }

    @Test
    void aWaiverOfThisRuleExcusesItsMethodAndNoOther() throws IOException {
        String text = """
                class Planted {
                    @Waiver(rule = "%s", reason = "a boundary")
                    void a() { try { run(); } catch (RuntimeException e) { log(e); } }

                    void b() { try { run(); } catch (Exception e) { log(e); } }
                }
                """;
        assertThat(SourceRules.broadCatches(Sources.of("Planted.java", text.formatted("broad-catch"))))
                .containsExactly("/Planted.java: catches Exception");
        assertThat(SourceRules.broadCatches(Sources.of("Planted.java", text.formatted("static-state"))))
                .hasSize(2);
    }
}
