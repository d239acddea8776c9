package dev.parley.app.cli;

import dev.parley.client.InferenceClient;
import dev.parley.client.InferenceException;
import dev.parley.client.WireListener;
import dev.parley.client.connect.ResendConsent;
import dev.parley.client.endpoint.EndpointProfile;
import dev.parley.client.store.History;
import dev.parley.client.store.HistoryHealth;
import dev.parley.client.store.StoredJob;
import dev.parley.client.transcript.Turn;
import dev.parley.client.transcript.TurnFault;
import dev.parley.client.transcript.TurnOrigin;
import dev.parley.client.transcript.TurnState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parley jobs}: the jobs of the window's chats, without the window. */
@Command(name = "jobs", mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {
    private final AppServices services;
    private final Console console;

    JobsCommand(AppServices services, Console console) {
        this.services = services;
        this.console = console;
    }

    static CommandLine line(AppServices services, Console console) {
        JobsCommand jobs = new JobsCommand(services, console);
        return new CommandLine(jobs)
                .addSubcommand(jobs.new ListJobs())
                .addSubcommand(jobs.new Show())
                .addSubcommand(jobs.new Cancel())
                .addSubcommand(jobs.new Wait());
    }

    /** As {@code parley jobs list}. */
    @Override
    public Integer call() {
        return list(false, false);
    }

    private int list(boolean json, boolean openOnly) {
        try (History history = services.openHistory()) {
            for (StoredJob job : read(history)) {
                if (!openOnly || job.turn().state() == TurnState.STREAMING) {
                    console.printLine(json ? JobText.json(job) : JobText.line(job));
                }
                if (console.outIsBroken()) {
                    return ExitCode.BROKEN_PIPE;
                }
            }
            return ExitCode.OK;
        }
    }

    private static List<StoredJob> read(History history) {
        return Waiting.on(history.jobs());
    }

    /** By the server's id of it, or by enough of its beginning. */
    private static StoredJob find(History history, String id) {
        List<StoredJob> all = read(history);
        Optional<StoredJob> exact =
                all.stream().filter(job -> id.equals(job.turn().jobId())).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        List<StoredJob> begin = all.stream()
                .filter(job -> String.valueOf(job.turn().jobId()).startsWith(id))
                .toList();
        if (begin.size() != 1) {
            throw UsageException.of(begin.isEmpty() ? "jobs.unknown" : "jobs.ambiguous", id);
        }
        return begin.getFirst();
    }

    private int ended(StoredJob job, boolean json) {
        Turn turn = job.turn();
        if (json) {
            console.printLine(JobText.json(job));
        } else if (!turn.text().isEmpty()) {
            console.printLine(turn.text().stripTrailing());
        }
        TurnFault fault = turn.fault();
        if (turn.state() == TurnState.COMPLETE) {
            return ExitCode.OK;
        }
        console.error(fault == null ? Messages.text("jobs.cancelled", id(job)) : fault.sentence());
        return ExitCode.FAILED;
    }

    private static String id(StoredJob job) {
        return String.valueOf(job.turn().jobId());
    }

    /** Does something with the endpoint that a job is at. */
    private int at(StoredJob job, JobAtServer action) {
        TurnOrigin origin = job.turn().origin();
        String profileId = origin == null ? "" : origin.profileId();
        if (DemoProfiles.ofId(profileId).isPresent()) {
            console.error(Messages.text("jobs.in_window", id(job)));
            return ExitCode.FAILED;
        }
        EndpointProfile profile = services.savedProfiles().stream()
                .filter(one -> one.id().equals(profileId))
                .findFirst()
                .orElse(null);
        if (profile == null) {
            console.error(Messages.text("jobs.no_profile", id(job)));
            return ExitCode.FAILED;
        }
        try (AppServices.Connector connector = services.connector(services.savedSecrets(), ResendConsent.REFUSE)) {
            return action.run(connector.connect(profile));
        } catch (InferenceException | IllegalArgumentException | UnsupportedOperationException e) {
            console.error(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    private interface JobAtServer {
        int run(InferenceClient client);
    }

    /** The window that is open keeps the chats; it sees by itself what became of a job. */
    private static void keep(History history, StoredJob job, Turn turn) {
        if (history.health() instanceof HistoryHealth.Saving) {
            history.saveTurn(job.chatId(), turn);
        }
    }

    /** {@code parley jobs list}. */
    @Command(name = "list", mixinStandardHelpOptions = true)
    private final class ListJobs implements Callable<Integer> {
        @Option(names = "--json")
        boolean json;

        @Option(names = "--open")
        boolean open;

        @Override
        public Integer call() {
            return list(json, open);
        }
    }

    /** {@code parley jobs show}. */
    @Command(name = "show", mixinStandardHelpOptions = true)
    private final class Show implements Callable<Integer> {
        @Option(names = "--json")
        boolean json;

        @Parameters(paramLabel = "ID")
        String id = "";

        @Override
        public Integer call() {
            try (History history = services.openHistory()) {
                StoredJob job = find(history, id);
                console.printLine(json ? JobText.json(job) : JobText.whole(job));
                return ExitCode.OK;
            }
        }
    }

    /** {@code parley jobs cancel}. */
    @Command(name = "cancel", mixinStandardHelpOptions = true)
    private final class Cancel implements Callable<Integer> {
        @Parameters(paramLabel = "ID")
        String id = "";

        @Override
        public Integer call() {
            try (History history = services.openHistory()) {
                StoredJob job = find(history, id);
                if (job.turn().state() != TurnState.STREAMING) {
                    console.error(Messages.text("jobs.over", JobsCommand.id(job)));
                    return ExitCode.FAILED;
                }
                return at(job, client -> {
                    if (!client.cancelJob(JobsCommand.id(job), WireListener.NONE)) {
                        console.error(Messages.text("ask.job_goes_on", JobsCommand.id(job)));
                        return ExitCode.FAILED;
                    }
                    keep(history, job, job.turn().ended(TurnState.STOPPED, null));
                    return ExitCode.OK;
                });
            }
        }
    }

    /** {@code parley jobs wait}. */
    @Command(name = "wait", mixinStandardHelpOptions = true)
    private final class Wait implements Callable<Integer> {
        @Option(names = "--json")
        boolean json;

        @Parameters(paramLabel = "ID")
        String id = "";

        @Override
        public Integer call() {
            try (History history = services.openHistory()) {
                StoredJob job = find(history, id);
                return job.turn().state() == TurnState.STREAMING
                        ? at(job, client -> {
                            Turn turn = Waiting.onJob(client, job.turn());
                            keep(history, job, turn);
                            return ended(new StoredJob(job.chatId(), job.chatTitle(), job.prompt(), turn), json);
                        })
                        : ended(job, json);
            }
        }
    }
}
