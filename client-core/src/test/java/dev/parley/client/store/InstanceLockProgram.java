package dev.parley.client.store;

import java.nio.file.Path;

/** Takes the lock, or hands its argument over; says which, and what it is given. */
final class InstanceLockProgram {
    private InstanceLockProgram() {}

    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        if (InstanceLock.acquire(folder, message -> System.out.println("got " + message))
                .isPresent()) {
            System.out.println("first");
            Thread.sleep(60_000);
        } else {
            System.out.println("handed over " + InstanceLock.handOver(folder, args[1]));
        }
    }
}
