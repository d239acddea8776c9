package dev.parley.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that is started in a home of its own, in which it has never been before.
 *
 * @param command what starts it; {@code @home@} stands for the home
 */
record Program(String name, List<String> command) {
    /** Its caret stands in the one field of the page, as a chat's does in its composer. */
    private static final String PAGE = "<!doctype html><title>Page</title>"
            + "<body style='margin:0;height:100vh;display:flex;align-items:end'>"
            + "<textarea autofocus style='width:100%;height:120px;font-size:20px'></textarea>";

    static Program window(Path tree) {
        return new Program(
                "Parley",
                List.of(tree.resolve("window/usr/lib/parley/bin/parley").toString()));
    }

    static Program gateway(Path tree) {
        Path launcher = tree.resolve("gateway/usr/lib/parley-gateway/bin/parley-gateway");
        return new Program("Parley's gateway", List.of(launcher.toString()));
    }

    static Program chromium() {
        return new Program(
                "Chromium, a page with one field",
                List.of(
                        "chromium",
                        "--user-data-dir=@home@/profile",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-position=0,0",
                        "--window-size=1280,820",
                        "file://@home@/page.html"));
    }

    Process start(Path home) throws IOException {
        Files.writeString(home.resolve("page.html"), PAGE);
        ProcessBuilder builder = new ProcessBuilder(command.stream()
                        .map(word -> word.replace("@home@", home.toString()))
                        .toList())
                .directory(home.toFile())
                .redirectError(home.resolve("stderr.txt").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PARLEY_HOME", home.resolve("parley").toString());
        return builder.start();
    }
}
