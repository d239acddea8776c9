package dev.parley.app.cli;

import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The built-in profiles: the same demo model of the bundled gateway, reached in three ways. */
public enum DemoProfiles {
    DIRECT("demo-direct", "Demo (direct)", Delivery.DIRECT),
    RELAY("demo-relay", "Demo through the VESSL relay", Delivery.VESSL_RELAY),
    ASYNC("demo-async", "Demo as a VESSL async job", Delivery.VESSL_ASYNC);

    /** The id under which the token of the bundled gateway is kept in the session. */
    public static final String SECRET_ID = "bundled-gateway";

    private static final String MODEL = "demo";

    private final String id;
    private final String title;
    private final Delivery delivery;

    DemoProfiles(String id, String title, Delivery delivery) {
        this.id = id;
        this.title = title;
        this.delivery = delivery;
    }

    /** Stable: chats refer to a profile by its id. */
    public String id() {
        return id;
    }

    String title() {
        return title;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(DemoProfiles::title).toList();
    }

    public static Optional<DemoProfiles> ofId(String id) {
        return Arrays.stream(values()).filter(demo -> demo.id.equals(id)).findFirst();
    }

    static Optional<DemoProfiles> ofTitle(String title) {
        return Arrays.stream(values()).filter(demo -> demo.title.equals(title)).findFirst();
    }

    /** Empty: the demo cannot be reached that way. */
    static Optional<DemoProfiles> ofDelivery(Delivery delivery) {
        return Arrays.stream(values()).filter(demo -> demo.delivery == delivery).findFirst();
    }

    /** The profile for a gateway at {@code gateway}, whose address has no slash at its end. */
    public EndpointProfile at(URI gateway) {
        URI base = delivery == Delivery.DIRECT ? gateway : URI.create(gateway + "/api/v1/services/" + MODEL);
        return EndpointProfile.builder(title, base)
                .id(id)
                .delivery(delivery)
                .model(MODEL)
                .secretId(SECRET_ID)
                .build();
    }
}
