package dev.parley.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** A rule of the build, under the name that a waiver gives for it. */
record NamedRule(String name, ArchRule rule) {
    @Override
    public String toString() {
        return name;
    }
}
