package dev.parley.client.http;

import dev.parley.client.TimeoutPhase;
import dev.parley.client.WireEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One request and the head of its answer, run on a thread of its own so that a slow name server can be left behind. */
final class Exchange {
    private static final String USER_AGENT = "Parley/0.1";

    private final Attempt attempt;
    private final int number;
    private final HttpCall request;

    Exchange(Attempt attempt, int number, HttpCall request) {
        this.attempt = attempt;
        this.number = number;
        this.request = request;
    }

    URI url() {
        return request.url();
    }

    HttpAnswer run() throws IOException, AttemptFailure {
        HttpCall current = request;
        for (int redirects = 0; ; redirects++) {
            HttpAnswer answer = send(current);
            URI target = SameOriginRedirects.target(attempt, current, answer, redirects);
            if (target == null) {
                return answer;
            }
            answer.body().close();
            current = current.to(target);
        }
    }

    private HttpAnswer send(HttpCall sent) throws IOException, AttemptFailure {
        attempt.clock().enter(TimeoutPhase.CONNECT);
        OkHttpClient client = attempt.client().client();
        Request http = request(sent);
        attempt.listener().on(started(sent, http.headers()));
        Call call = client.newCall(http);
        attempt.running(call);
        Response response = call.execute();
        attempt.listener()
                .on(new WireEvent.ResponseStarted(
                        number, response.code(), shown(response.headers()), System.nanoTime()));
        if (attempt.isCancelled()) {
            response.close();
            throw new IOException("cancelled");
        }
        HttpAnswer answer =
                new HttpAnswer(number, sent.url(), response.code(), lowerCase(response.headers()), body(response));
        attempt.answered(answer);
        return answer;
    }

    private BoundedBody body(Response response) {
        InputStream decoded = ContentCoding.decoded(
                response.headers("Content-Encoding"), response.body().byteStream());
        return new BoundedBody(attempt.filtered(decoded), attempt.limits().bodyBytes(), attempt.clock());
    }

    private Request request(HttpCall sent) {
        Request.Builder builder = new Request.Builder()
                .url(sent.url().toString())
                .tag(Attempt.class, attempt)
                .header("User-Agent", USER_AGENT)
                .header("Accept-Encoding", ContentCoding.ACCEPTED);
        sent.headers().forEach(builder::header);
        attempt.authHeaders(sent.url()).forEach(builder::header);
        byte[] bytes = sent.body();
        RequestBody body = bytes == null
                ? null
                : new OneShotBody(sent.contentType(), bytes, () -> attempt.bodyLeaves(number, sent.method()));
        return builder.method(sent.method(), body).build();
    }

    private WireEvent.RequestStarted started(HttpCall sent, Headers headers) {
        byte[] bytes = sent.body();
        String body = bytes == null ? null : attempt.redacted(FormText.of(String.valueOf(sent.contentType()), bytes));
        return new WireEvent.RequestStarted(
                number, sent.method(), attempt.redactor().url(sent.url()), shown(headers), body, System.nanoTime());
    }

    private List<WireEvent.Header> shown(Headers headers) {
        List<WireEvent.Header> shown = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            shown.add(attempt.redactor().header(headers.name(i), headers.value(i)));
        }
        return shown;
    }

    private static Map<String, List<String>> lowerCase(Headers headers) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            result.computeIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(headers.value(i));
        }
        return result;
    }
}
