package dev.parley.app.cli;

import dev.parley.client.store.SecretStoreException;
import dev.parley.client.store.StoreException;
import dev.parley.gateway.GatewayException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: arguments in, exit code out. Failures become one sentence on standard error. */
public final class ParleyProgram {
    private static final Logger LOG = Logger.getLogger(ParleyProgram.class.getName());
    private static final int USAGE_WIDTH = 100;

    private final AppServices services;
    private final Console console;
    private final CommandLine commands;

    public ParleyProgram(AppServices services, Console console) {
        this.services = services;
        this.console = console;
        commands = new CommandLine(new ParleyCommand(services, console))
                .addSubcommand(new AskCommand(services, console))
                .addSubcommand(new DemoCommand(services, console))
                .addSubcommand(new GatewayCommand(services, console))
                .addSubcommand(new ProfilesCommand(services, console))
                .addSubcommand(new ExportCommand(services, console))
                .addSubcommand(new DiagnosticsCommand(services))
                .addSubcommand(new DecodeCommand(console))
                .addSubcommand(JobsCommand.line(services, console));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), true);
        commands.setResourceBundle(Messages.bundle())
                .setExpandAtFiles(false) // a prompt may begin with "@"
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(USAGE_WIDTH)
                .setOut(out)
                .setParameterExceptionHandler((e, args) -> usageError(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, command));
        commands.getCommandSpec().version("Parley " + services.version());
        commands.getSubcommands().values().forEach(sub -> sub.getCommandSpec().version("Parley " + services.version()));
    }

    /** Runs one command, or opens what a desktop gave; see {@link ExitCode}. */
    public int run(String... arguments) {
        Optional<ToOpen> toOpen = arguments.length == 1 ? ToOpen.of(arguments[0]) : Optional.empty();
        if (toOpen.isEmpty()) {
            return commands.execute(arguments);
        }
        if (Display.isPresent(services.environment(), System.getProperty("os.name", ""))
                && services.openWindow(toOpen.get())) {
            return ExitCode.OK;
        }
        console.error(Messages.text("open.no_display"));
        return ExitCode.FAILED;
    }

    /** The commands and options that there are; documents are compared with them. */
    CommandLine commands() {
        return commands;
    }

    private int usageError(ParameterException e) {
        CommandLine command = e.getCommandLine();
        console.error(withHint(sentence(e, command.getParent() == null), command));
        return ExitCode.USAGE;
    }

    /** Says what is wrong without repeating what may be a prompt or a key. */
    private static String sentence(ParameterException e, boolean root) {
        return switch (e) {
            case UnmatchedArgumentException unmatched -> {
                String first = unmatched.getUnmatched().getFirst();
                if (first.startsWith("-")) {
                    int equals = first.indexOf('=');
                    yield Messages.text("usage.unknown_option", equals < 0 ? first : first.substring(0, equals));
                }
                yield root ? Messages.text("usage.unknown_command", first) : Messages.text("usage.one_too_many");
            }
            case MissingParameterException missing -> line(missing);
            default -> line(e);
        };
    }

    private static String line(ParameterException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }

    private static String withHint(String sentence, CommandLine command) {
        return Messages.text("usage.hint", sentence, command.getCommandSpec().qualifiedName(" "));
    }

    private int failure(Exception e, CommandLine command) {
        return switch (e) {
            case UsageException usage -> {
                console.error(withHint(String.valueOf(usage.getMessage()), command));
                yield ExitCode.USAGE;
            }
            case GatewayException gateway -> told(gateway);
            case StoreException store -> told(store);
            case SecretStoreException store -> told(store);
            default -> {
                // The message of a fault of our own may hold anything, so only its kind and place are logged.
                LOG.log(Level.SEVERE, e.getClass().getName(), new FaultPlace(e));
                console.error(Messages.text("fault", e.getClass().getSimpleName()));
                yield ExitCode.FAILED;
            }
        };
    }

    /** For failures whose message is a sentence. */
    private int told(RuntimeException failure) {
        console.error(String.valueOf(failure.getMessage()));
        return ExitCode.FAILED;
    }

    /** Where a fault happened, without its message. */
    private static final class FaultPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FaultPlace(Exception fault) {
            super("at", null, false, true);
            setStackTrace(fault.getStackTrace());
        }
    }
}
