package dev.parley.client.delivery;

import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

class BentoMlTaskDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("bentoml-task", baseUrl).delivery(Delivery.BENTOML_TASK);
    }

    @Override
    protected String api() {
        return "bentoml-task";
    }
}
