package dev.parley.app.cli;

import dev.parley.client.store.AtomicFile;
import dev.parley.client.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code parley diagnostics}: what helps to find a fault, in one file; also while the window is open. */
@Command(name = "diagnostics", mixinStandardHelpOptions = true)
final class DiagnosticsCommand implements Callable<Integer> {
    private final AppServices services;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    Path file = Path.of("parley-diagnostics.zip");

    DiagnosticsCommand(AppServices services) {
        this.services = services;
    }

    @Override
    public Integer call() {
        try {
            new AtomicFile(file).write(services.diagnostics());
            return ExitCode.OK;
        } catch (IOException e) {
            throw new StoreException(Messages.text("export.unwritable", file), e);
        }
    }
}
