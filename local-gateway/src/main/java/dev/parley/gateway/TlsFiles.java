package dev.parley.gateway;

import java.nio.file.Path;

/**
 * What the gateway shows to its callers, both PEM.
 *
 * @param certificate its own first, then those between it and the authority
 * @param key not encrypted; readable by the gateway's user only, one hopes
 */
public record TlsFiles(Path certificate, Path key) {}
