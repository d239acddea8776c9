package dev.parley.gateway;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A gateway process of the tests of jobs: {@code STUB-URL DATABASE-URL|FOLDER}, with one service named stub. */
final class JobGatewayMain {

    private JobGatewayMain() {}

    public static void main(String[] args) {
        JobSettings jobs = settings(args[1]);
        GatewayConfig config = GatewayConfig.builder()
                .port(0)
                .service(new RemoteService("stub", URI.create(args[0]), null))
                .jobs(jobs)
                .build();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(GatewayMain.serve(ConfigSource.of(config), out, System.err::println));
    }

    static JobSettings settings(String place) {
        JobSettings usual = JobSettings.DEFAULT;
        boolean database = place.startsWith("jdbc:");
        return new JobSettings(
                database ? null : Path.of(place),
                database ? new DatabaseSettings(place, null, null) : null,
                usual.concurrency(),
                usual.reach(),
                usual.kept(),
                usual.queued(),
                false,
                null,
                usual.webhookHosts());
    }
}
