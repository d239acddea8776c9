package dev.parley.benchmarks.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is measured beside Parley and is not a Maven artifact; installed by the run if it is not there. */
final class Installed {
    /** Debian has them where only root looks. */
    static final String NGINX = "/usr/sbin/nginx";

    static final String HAPROXY = "/usr/sbin/haproxy";

    private Installed() {}

    /** Installs what is missing; {@code peer} is the folder with the lock file of the gateway from npm. */
    static void all(Path peer) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        if (!Files.isExecutable(Path.of(NGINX))) {
            missing.add("nginx");
        }
        if (!Files.isExecutable(Path.of(HAPROXY))) {
            missing.add("haproxy");
        }
        if (!onPath("node")) {
            missing.add("nodejs");
        }
        if (!onPath("npm")) {
            missing.add("npm");
        }
        if (!missing.isEmpty()) {
            packages(missing);
        }
        Path lock = peer.resolve("package-lock.json");
        Path installed = peer.resolve("node_modules/.installed-lock");
        if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
            run(
                    peer,
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                    "npm could not install its gateway");
            Files.copy(lock, installed);
        }
    }

    private static void packages(List<String> missing) throws IOException, InterruptedException {
        String sentence = "These packages are needed and cannot be installed here (by apt-get, as root): "
                + String.join(", ", missing);
        if (!onPath("apt-get")) {
            throw new IllegalStateException(sentence);
        }
        // A service that the package would start must not take part.
        List<String> install = new ArrayList<>(List.of(
                "env",
                "DEBIAN_FRONTEND=noninteractive",
                "RUNLEVEL=1",
                "apt-get",
                "-q",
                "-y",
                "--no-install-recommends"));
        install.add("install");
        install.addAll(missing);
        run(Path.of("/"), List.of("apt-get", "-q", "update"), sentence);
        run(Path.of("/"), install, sentence);
    }

    private static void run(Path folder, List<String> command, String otherwise)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("parley-install", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(otherwise + "; see " + log);
        }
        Files.delete(log);
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
