package dev.parley.gateway.demo;

/** What goes wrong on purpose with one answer. */
enum DemoFault {
    NONE,
    /** 429 with Retry-After. */
    RATE_LIMITED,
    /** 500. */
    SERVER_ERROR,
    /** 503 as a server that still loads its model. */
    LOADING,
    /** 400 with the counts of a prompt that is too long. */
    OVERFLOW,
    /** 200 and a page of HTML, as a proxy or a login portal in front of the endpoint answers. */
    LOGIN_PAGE,
    /** Not even a head, until the client leaves. */
    SILENT,
    /** Half an answer, then the connection breaks. */
    CUT,
    /** Half an answer, then nothing more. */
    STALL,
    /** Half an answer, then an error inside the stream. */
    ERROR_EVENT,
    /** One event among good ones that is not JSON. */
    BAD_JSON,
    /** Half an answer that ends with {@code content_filter}. */
    FILTER
}
