package dev.parley.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks each server of a service, again and again, whether it works. Ends with its {@link Vertx}. */
final class HealthChecks {
    private final Vertx vertx;
    private final HealthProbe probe;
    private final Replicas replicas;
    private final Set<Replica> asked = ConcurrentHashMap.newKeySet();

    HealthChecks(Vertx vertx, HealthProbe probe, Replicas replicas) {
        this.vertx = vertx;
        this.probe = probe;
        this.replicas = replicas;
    }

    /** Begins now. */
    void start() {
        vertx.getOrCreateContext().runOnContext(_ -> {
            round();
            vertx.setPeriodic(probe.everyMillis(), _ -> round());
        });
    }

    private void round() {
        replicas.all().stream().filter(asked::add).forEach(this::ask);
    }

    private void ask(Replica replica) {
        Check check = new Check();
        replica.connect("GET", probe.path())
                .compose(request -> check.send(replica, request))
                .timeout(probe.timeoutMillis(), TimeUnit.MILLISECONDS)
                .onComplete(
                        response -> check.end(replica, response.statusCode() / 100 == 2),
                        _ -> check.end(replica, false));
    }

    private final class Check {
        private @Nullable HttpClientRequest request;
        private boolean over;

        Future<HttpClientResponse> send(Replica replica, HttpClientRequest connected) {
            if (over) {
                connected.reset();
                return Future.failedFuture("too late");
            }
            request = connected;
            replica.authorize(connected);
            return connected.send();
        }

        void end(Replica replica, boolean well) {
            over = true;
            if (request != null) {
                request.reset(); // nobody reads the rest
            }
            asked.remove(replica);
            replica.checked(well);
        }
    }
}
