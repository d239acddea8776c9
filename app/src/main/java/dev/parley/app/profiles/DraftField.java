package dev.parley.app.profiles;

import dev.parley.client.TimeoutPhase;
import org.jspecify.annotations.Nullable;

/** The fields of the editor that hold text, and those that a problem can belong to. */
public enum DraftField {
    NAME,
    GROUP,
    BASE_URL,
    DELIVERY,
    PATH,
    MODEL,
    KEY,
    HEADERS,
    CONNECT,
    WAKE,
    FIRST_BYTE,
    IDLE,
    TOTAL,
    PROXY,
    NO_PROXY,
    PROXY_LOGIN,
    AUTHORITIES,
    CERTIFICATE,
    CERTIFICATE_KEY,
    CERTIFICATE_PASSWORD,
    BODY,
    POINTER,
    ERROR_POINTER,
    CURRENCY,
    PRICE_INPUT,
    PRICE_OUTPUT,
    PRICE_CACHED;

    /** The time-out that the field sets, if it sets one. */
    public @Nullable TimeoutPhase timeout() {
        return switch (this) {
            case CONNECT -> TimeoutPhase.CONNECT;
            case WAKE -> TimeoutPhase.WAKE;
            case FIRST_BYTE -> TimeoutPhase.FIRST_BYTE;
            case IDLE -> TimeoutPhase.IDLE;
            case TOTAL -> TimeoutPhase.TOTAL;
            default -> null;
        };
    }

    /** Whether it belongs to the way to the endpoint. */
    public boolean isNetwork() {
        return compareTo(PROXY) >= 0 && compareTo(CERTIFICATE_PASSWORD) <= 0;
    }

    /** Whether it is about what answers cost. */
    public boolean isPrice() {
        return compareTo(CURRENCY) >= 0;
    }

    /** Whether it is a text of the draft; keys, logins and passwords are not: they are never held as text. */
    public boolean isText() {
        return this != DELIVERY && this != KEY && this != PROXY_LOGIN && this != CERTIFICATE_PASSWORD;
    }
}
