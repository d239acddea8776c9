package dev.parley.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** The floor of everything that stands on OkHttp: its bytes, counted and thrown away. */
final class RawBytesClient implements ThroughputClient {
    private final OkHttpClient http = new OkHttpClient();

    @Override
    public Read read(URI base) throws IOException {
        long bytes = 0;
        try (Response response = http.newCall(OkHttpSseClient.request(base)).execute();
                InputStream in = response.body().byteStream()) {
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return new Read(0, bytes);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
