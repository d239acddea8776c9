package dev.parley.client.store;

import dev.parley.client.endpoint.Secret;
import dev.parley.client.endpoint.SecretRef;

/** Uses the key store of whatever system it runs on, and says what happened. Must end by itself. */
final class SecretStoreProgram {
    private static final SecretRef REF = new SecretRef("work", "https://api.example:443");

    private SecretStoreProgram() {}

    public static void main(String[] args) {
        SecretStore store = SecretStores.open();
        System.out.println("persistent " + store.isPersistent() + ": " + store.description());
        switch (args[0]) {
            case "put" -> {
                store.put(REF, Secret.of(args[1]));
                System.out.println("put");
            }
            case "find" -> {
                Secret found = store.find(REF);
                System.out.println(
                        "found " + (found == null ? "nothing" : found.reveal().equals(args[1])));
                System.out.println("elsewhere " + (store.find(new SecretRef("work", "https://evil.test:443")) == null));
            }
            case "delete" -> {
                store.delete(REF);
                System.out.println("deleted, found " + (store.find(REF) == null ? "nothing" : "it"));
            }
            case "locked" -> {
                try {
                    new KeyringSecretStore().find(REF);
                    System.out.println("found");
                } catch (SecretStoreException e) {
                    System.out.println(e.getMessage());
                }
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }
}
