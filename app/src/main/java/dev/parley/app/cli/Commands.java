package dev.parley.app.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands with their options: arguments in, exit code out. */
final class Commands {
    private static final int USAGE_WIDTH = 100;

    private final Console console;
    private final Failures failures;
    private final CommandLine commands;

    Commands(AppServices services, Console console, Failures failures) {
        this.console = console;
        this.failures = failures;
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

    /** Runs one command; see {@link ExitCode}. */
    int run(String... arguments) {
        return commands.execute(arguments);
    }

    /** The commands and options that there are; documents are compared with them. */
    CommandLine line() {
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
        if (e instanceof UsageException usage) {
            console.error(withHint(String.valueOf(usage.getMessage()), command));
            return ExitCode.USAGE;
        }
        return failures.tell(e);
    }
}
