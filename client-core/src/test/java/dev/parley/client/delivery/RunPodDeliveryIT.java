package dev.parley.client.delivery;

import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

class RunPodDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("runpod", baseUrl)
                .delivery(Delivery.RUNPOD)
                .path("/v2/ep");
    }

    @Override
    protected String api() {
        return "runpod";
    }
}
