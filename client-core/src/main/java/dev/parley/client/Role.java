package dev.parley.client;

public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
