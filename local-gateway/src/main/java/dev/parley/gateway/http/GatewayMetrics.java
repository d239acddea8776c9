package dev.parley.gateway.http;

import dev.parley.gateway.job.JobQueue;
import dev.parley.gateway.upstream.UpstreamState;
import dev.parley.gateway.upstream.UpstreamStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What {@code /metrics} tells, in Prometheus' text format. Labels are names of services, callers and states: few, and
 * nothing of a request. Thread-safe.
 */
final class GatewayMetrics {
    private static final Duration[] LONG =
            durations(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 120_000);
    private static final Duration[] SHORT = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Meters> requests = new ConcurrentHashMap<>();
    private final Map<String, ServiceMeters> services = new ConcurrentHashMap<>();

    private final MultiGauge states = gauge("parley.upstream.state", "1 for the state that a service is in");
    private final MultiGauge pending = gauge("parley.upstream.pending", "Calls under way");
    private final MultiGauge waiting = gauge("parley.upstream.waiting", "Calls that wait for a cold or busy service");
    private final MultiGauge starts = gauge("parley.upstream.starts", "How often a process was started");
    private final MultiGauge jobsNow = gauge("parley.jobs", "Jobs that wait, and those that run in this gateway");
    private final Timer jobWait = Timer.builder("parley.job.wait")
            .description("From the acceptance of a job to its first start")
            .serviceLevelObjectives(LONG)
            .register(registry);

    private record Key(String service, String caller, int status, RequestSummary.End end) {}

    private record Meters(Counter count, Timer duration) {}

    private record ServiceMeters(
            Timer waited, Timer firstByte, Timer overhead, Counter tokens, DistributionSummary rate) {}

    void jobStarted(Duration waited) {
        jobWait.record(waited);
    }

    void finished(RequestSummary request) {
        Key key = new Key(request.service(), request.caller(), request.status(), request.end());
        Meters meters = requests.computeIfAbsent(key, this::meters);
        meters.count.increment();
        meters.duration.record(request.total(), TimeUnit.NANOSECONDS);
        if (!request.service().isEmpty()) {
            finished(services.computeIfAbsent(request.service(), this::serviceMeters), request);
        }
    }

    private static void finished(ServiceMeters meters, RequestSummary request) {
        if (request.waited() > 0) {
            meters.waited.record(request.waited(), TimeUnit.NANOSECONDS);
        }
        if (request.firstByte() > 0) {
            meters.firstByte.record(request.firstByte(), TimeUnit.NANOSECONDS);
        }
        if (request.overhead() >= 0) {
            meters.overhead.record(request.overhead(), TimeUnit.NANOSECONDS);
        }
        if (request.tokens() > 0) {
            meters.tokens.increment(request.tokens());
            if (request.streaming() > 0 && request.tokens() > 1) {
                meters.rate.record((request.tokens() - 1) * 1e9 / request.streaming());
            }
        }
    }

    private Meters meters(Key key) {
        Tags tags = Tags.of(
                "service",
                key.service.isEmpty() ? "none" : key.service,
                "caller",
                key.caller.isEmpty() ? "none" : key.caller,
                "status",
                Integer.toString(key.status),
                "end",
                key.end.name().toLowerCase(Locale.ROOT));
        return new Meters(
                Counter.builder("parley.requests")
                        .description("Requests that have ended")
                        .tags(tags)
                        .register(registry),
                Timer.builder("parley.request.duration")
                        .description("From the arrival of a request to its end")
                        .serviceLevelObjectives(LONG)
                        .tags(Tags.of("service", key.service.isEmpty() ? "none" : key.service))
                        .register(registry));
    }

    private ServiceMeters serviceMeters(String service) {
        Tags tags = Tags.of("service", service);
        return new ServiceMeters(
                Timer.builder("parley.upstream.wait")
                        .description("What requests that had to wait for a cold or busy service waited")
                        .serviceLevelObjectives(LONG)
                        .tags(tags)
                        .register(registry),
                Timer.builder("parley.first.byte")
                        .description("From the arrival of a request to the first byte of the answer's body (TTFT)")
                        .serviceLevelObjectives(LONG)
                        .tags(tags)
                        .register(registry),
                Timer.builder("parley.overhead")
                        .description("What a request spent in the gateway itself")
                        .serviceLevelObjectives(SHORT)
                        .tags(tags)
                        .register(registry),
                Counter.builder("parley.output.tokens")
                        .description("Tokens generated, as the service counts them, else the pieces of its streams")
                        .tags(tags)
                        .register(registry),
                DistributionSummary.builder("parley.tokens.per.second")
                        .description("Pace of streamed answers between their first and last piece")
                        .serviceLevelObjectives(5, 10, 20, 50, 100, 200, 500, 1_000)
                        .tags(tags)
                        .register(registry));
    }

    /** The text, with how things are now. */
    String scrape(List<UpstreamStatus> services, Optional<JobQueue> jobs) {
        states.register(services.stream().flatMap(GatewayMetrics::states).toList(), true);
        pending.register(rows(services, UpstreamStatus::pending), true);
        waiting.register(rows(services, UpstreamStatus::waiting), true);
        starts.register(rows(services, UpstreamStatus::starts), true);
        jobsNow.register(
                jobs.map(queue -> List.of(
                                MultiGauge.Row.of(Tags.of("state", "pending"), queue.waiting()),
                                MultiGauge.Row.of(Tags.of("state", "in_progress"), queue.running())))
                        .orElseGet(() -> List.of(
                                MultiGauge.Row.of(Tags.of("state", "pending"), 0),
                                MultiGauge.Row.of(Tags.of("state", "in_progress"), 0))),
                true);
        return registry.scrape();
    }

    private static Stream<MultiGauge.Row<?>> states(UpstreamStatus service) {
        return Stream.of(UpstreamState.values())
                .map(state -> MultiGauge.Row.of(
                        Tags.of("service", service.name(), "state", state.name().toLowerCase(Locale.ROOT)),
                        service.state() == state ? 1 : 0));
    }

    private static List<MultiGauge.Row<?>> rows(List<UpstreamStatus> services, ToIntFunction<UpstreamStatus> figure) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (UpstreamStatus service : services) {
            rows.add(MultiGauge.Row.of(Tags.of("service", service.name()), figure.applyAsInt(service)));
        }
        return rows;
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private static Duration[] durations(long... millis) {
        Duration[] durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }
}
