package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.upstream.Upstream;
import dev.parley.gateway.upstream.UpstreamStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** How the gateway is: {@code /readyz} for those who send it requests, {@code /metrics} for those who watch it. */
final class Inspection {
    private final GatewayMetrics metrics;
    private final Supplier<Optional<JobQueue>> openJobs;

    Inspection(GatewayMetrics metrics, Supplier<Optional<JobQueue>> openJobs) {
        this.metrics = metrics;
        this.openJobs = openJobs;
    }

    /**
     * 200 while requests are served, else 503. A cold service is no fault: it starts when it is wanted. The states of the
     * services are for callers only.
     */
    void ready(Exchange exchange, Front.Live live) {
        if (!exchange.method("GET", "HEAD")) {
            return;
        }
        Caller caller = live.keys().caller(exchange.request().headers());
        exchange.offLoop(() -> {
            boolean works = openJobs.get().map(JobQueue::works).orElse(true);
            Map<String, Object> answer = new TreeMap<>();
            answer.put("status", works ? "ready" : "jobs_unavailable");
            if (caller != null) {
                Map<String, String> states = new TreeMap<>();
                for (Upstream upstream : live.upstreams().values()) {
                    if (caller.mayUse(upstream.name())) {
                        states.put(
                                upstream.name(),
                                upstream.status().state().name().toLowerCase(Locale.ROOT));
                    }
                }
                answer.put("services", states);
            }
            String text = JsonMapper.shared().writeValueAsString(answer);
            exchange.onLoop(() -> exchange.json(works ? 200 : 503, text));
        });
    }

    /** The figures of all callers, so not for one that is held to some services. */
    void metrics(Exchange exchange, Front.Live live) {
        if (!exchange.mayUseAll()) {
            exchange.refuse(Refusal.serviceForbidden());
        } else if (exchange.method("GET", "HEAD")) {
            exchange.offLoop(() -> {
                List<UpstreamStatus> services =
                        live.upstreams().values().stream().map(Upstream::status).toList();
                String text = metrics.scrape(services, openJobs.get());
                exchange.onLoop(() -> exchange.text(200, "text/plain; version=0.0.4; charset=utf-8", text));
            });
        }
    }
}
