package dev.parley.client.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that leaves once. {@link #isOneShot()} keeps OkHttp from its own follow-ups, such as the one after 503 with
 * {@code Retry-After: 0}, which would send the request a second time without anybody's consent.
 */
final class OneShotBody extends RequestBody {
    private final @Nullable MediaType type;
    private final byte[] bytes;
    private final Runnable onFirstByte;

    OneShotBody(@Nullable String type, byte[] bytes, Runnable onFirstByte) {
        this.type = type == null ? null : MediaType.parse(type);
        this.bytes = bytes;
        this.onFirstByte = onFirstByte;
    }

    @Override
    public @Nullable MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (bytes.length > 0) {
            onFirstByte.run();
            sink.write(bytes);
        }
    }
}
