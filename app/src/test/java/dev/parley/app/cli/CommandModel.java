package dev.parley.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import picocli.CommandLine;

/** The commands and options of the program as picocli knows them. None of them can be run. */
public final class CommandModel {
    private CommandModel() {}

    public static CommandLine ofProgram() {
        AppServices nothing = (AppServices) Proxy.newProxyInstance(
                AppServices.class.getClassLoader(), new Class<?>[] {AppServices.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("version")) {
                        return "0";
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        Console console = new Console(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                new Console.Terminals(false, false, false));
        return new ParleyProgram(nothing, console).commands();
    }
}
