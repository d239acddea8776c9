package dev.parley.client.store;

import java.nio.file.Path;
import java.util.Optional;

/** Takes the lock, or hands its argument over; says which, and what it is given. */
final class InstanceLockProgram {
    private InstanceLockProgram() {}

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        Optional<InstanceLock> lock = InstanceLock.acquire(folder);
        if (lock.isPresent()) {
            lock.get().listen(message -> System.out.println("got " + message));
            System.out.println("first");
            Thread.sleep(60_000);
        } else {
            System.out.println("handed over " + InstanceLock.handOver(folder, args[1]));
        }
    }
}
