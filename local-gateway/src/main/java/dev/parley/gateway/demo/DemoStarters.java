package dev.parley.gateway.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Messages that Parley offers to begin with: each has an answer of its own, told by a piece that is in no other text. */
enum DemoStarters {
    TRACE("shop.Customer.label(Customer.java:42)"),
    SCHEMA("\"required\": [\"city\", \"population\"]"),
    TRANSLATE("Traduis ce compte rendu"),
    MINUTES("준호: 그 전에 지연 시간을 측정하겠습니다."),
    TOUR("a heading, a list, a table, a formula and some code");

    private final String sign;

    DemoStarters(String sign) {
        this.sign = sign;
    }

    /** The name of its script. */
    String script() {
        return "starter-" + name().toLowerCase(Locale.ROOT);
    }

    static Optional<DemoStarters> of(String message) {
        return Arrays.stream(values())
                .filter(starter -> message.contains(starter.sign))
                .findFirst();
    }
}
