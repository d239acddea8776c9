package dev.parley.client.delivery;

import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

class ReplicateDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("replicate", baseUrl)
                .delivery(Delivery.REPLICATE)
                .model("owner/name");
    }

    @Override
    protected String api() {
        return "replicate";
    }
}
