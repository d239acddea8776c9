package dev.parley.gateway;

/** A configuration file cannot be used; the message names the file and, where there is one, the place in it. */
final class ConfigFileException extends GatewayException {
    private static final long serialVersionUID = 1L;

    ConfigFileException(String message) {
        super(message);
    }

    ConfigFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
