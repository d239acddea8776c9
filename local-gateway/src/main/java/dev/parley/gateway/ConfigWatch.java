package dev.parley.gateway;

import dev.parley.gateway.http.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks each second whether a file of the configuration has changed, and reads it again. Looking, rather than being told by
 * the file system, also sees what editors, mounted volumes and {@code mv} do. What a file holds is compared, as its time may
 * not tell: two writes within one tick of the file system's clock (4 ms on Linux) have the same. A change is taken once it
 * has stood for one look, so that a file is not read while it is written. A file with a mistake changes nothing and is
 * complained of once.
 */
final class ConfigWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Bytes; of a longer file only the time and the size are compared. */
    private static final long LONGEST = 1 << 20;

    private final ConfigSource source;
    private final Consumer<GatewayConfig> changed;
    private final Consumer<String> complaints;
    private final Thread thread;
    private GatewayConfig current;

    /** What a file looks like; {@code key} is another one after it was replaced. */
    private record Look(boolean there, long modified, long size, String key, String digest) {}

    /**
     * Begins to look, on a thread of its own, on which {@code changed} is called too.
     *
     * @param changed may throw a {@link GatewayException}, which is complained of
     * @param complaints sentences for people
     */
    ConfigWatch(
            ConfigSource source, GatewayConfig current, Consumer<GatewayConfig> changed, Consumer<String> complaints) {
        this.source = source;
        this.current = current;
        this.changed = changed;
        this.complaints = complaints;
        List<Look> first = look();
        this.thread = Thread.ofVirtual().name("config-watch").start(() -> watch(first));
    }

    private void watch(List<Look> first) {
        List<Look> used = first;
        List<Look> last = first;
        try {
            while (true) {
                Thread.sleep(EVERY);
                List<Look> now = look();
                if (now.equals(last) && !now.equals(used)) {
                    read();
                    used = look();
                    now = used;
                }
                last = now;
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void read() {
        try {
            GatewayConfig next = source.reader().get();
            if (!next.equals(current) || next.listen().tls() != null) {
                changed.accept(next);
                current = next;
            }
        } catch (GatewayException e) {
            complaints.accept("The configuration stays as it was. " + e.getMessage());
        }
    }

    private List<Look> look() {
        return source.files(current).stream().map(ConfigWatch::look).toList();
    }

    private static Look look(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Look(
                    true,
                    attributes.lastModifiedTime().toMillis(),
                    attributes.size(),
                    String.valueOf(attributes.fileKey()),
                    // a pipe would block or be used up by reading it
                    attributes.isRegularFile() && attributes.size() <= LONGEST ? digest(file) : "");
        } catch (IOException e) {
            return new Look(false, 0, 0, "", "");
        }
    }

    private static String digest(Path file) throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
