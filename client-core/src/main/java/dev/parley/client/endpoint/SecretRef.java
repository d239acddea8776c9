package dev.parley.client.endpoint;

/**
 * Names a secret in a key store; holds none itself.
 *
 * @param id of the entry, such as the profile's id
 * @param origin the only scheme, host and port that the secret may be sent to, such as {@code https://api.example:443}
 */
public record SecretRef(String id, String origin) {}
