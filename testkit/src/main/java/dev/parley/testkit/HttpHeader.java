package dev.parley.testkit;

/** One header line in the spelling of the wire. */
public record HttpHeader(String name, String value) {

    boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }
}
