package dev.parley.client.delivery;

import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

class FalDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("fal", baseUrl).delivery(Delivery.FAL).path("/owner/app/sub");
    }

    @Override
    protected String api() {
        return "fal";
    }

    @Override
    protected String keyPrefix() {
        return "Key ";
    }
}
