package dev.parley.architecture.planted.app.cli;

import java.io.FileOutputStream;
import java.io.IOException;

public final class WritesByStream {
    public void write(String file) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(0);
        }
    }
}
