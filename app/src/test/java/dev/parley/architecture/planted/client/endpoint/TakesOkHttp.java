package dev.parley.architecture.planted.client.endpoint;

import okhttp3.OkHttpClient;

public class TakesOkHttp {
    protected void take(OkHttpClient client) {
        client.cache();
    }
}
