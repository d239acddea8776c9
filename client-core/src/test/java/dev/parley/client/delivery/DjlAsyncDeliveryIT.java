package dev.parley.client.delivery;

import dev.parley.client.contract.JobDeliveryContractTest;
import dev.parley.client.endpoint.Delivery;
import dev.parley.client.endpoint.EndpointProfile;
import java.net.URI;

class DjlAsyncDeliveryIT extends JobDeliveryContractTest {

    @Override
    protected EndpointProfile.Builder profile(URI baseUrl) {
        return EndpointProfile.builder("djl-async", baseUrl).delivery(Delivery.DJL_ASYNC);
    }

    @Override
    protected String api() {
        return "djl-async";
    }

    @Override
    protected boolean hasCancel() {
        return false;
    }
}
