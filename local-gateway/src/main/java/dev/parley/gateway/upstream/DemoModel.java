package dev.parley.gateway.upstream;

import java.time.InstantSource;
import java.util.Map;

/**
 * The built-in demo model: a scripted responder that needs neither network nor GPU. Deterministic: the same prompt gets
 * the same text by every API, streamed or whole. It never claims to be a model; faults come only when asked for.
 *
 * <p>Speaks OpenAI chat and completions, TorchServe predictions and the Open Inference Protocol v2.
 */
public final class DemoModel implements BlockingResponder {
    /** The only model name it answers to. */
    public static final String NAME = "demo";

    private final DemoRoutes routes;
    private final DemoPlanner planner;
    private final DemoPerformance performance;

    /**
     * A demo model on the wall clock.
     *
     * @param tokensPerSecond above 0; {@link Double#POSITIVE_INFINITY} for no pauses
     * @throws IllegalArgumentException if the rate is not above 0
     * @throws IllegalStateException if the scripts of parley-assets are not on the class path
     */
    public DemoModel(double tokensPerSecond) {
        this(tokensPerSecond, DemoClock.SYSTEM, InstantSource.system());
    }

    DemoModel(double tokensPerSecond, DemoClock clock, InstantSource calendar) {
        if (!(tokensPerSecond > 0)) {
            throw new IllegalArgumentException("tokens per second must be above 0, not " + tokensPerSecond);
        }
        DemoScripts scripts = new DemoScripts(DemoPlanner.FILES);
        this.routes = new DemoRoutes(calendar);
        this.planner = new DemoPlanner(scripts);
        this.performance = new DemoPerformance(clock, tokensPerSecond, scripts);
    }

    @Override
    public void answer(UpstreamRequest request, ReplyWriter reply) throws InterruptedException {
        switch (routes.find(request)) {
            case DemoRoutes.Document document -> send(request, DemoBody.json(200, document.json(), Map.of()), reply);
            case DemoRoutes.Refused refused -> send(request, DemoBody.error(refused.error(), refused.shape()), reply);
            case DemoRoutes.Generation generation -> generate(request, generation.dialect(), reply);
        }
    }

    private static void send(UpstreamRequest request, DemoBody body, ReplyWriter reply) throws InterruptedException {
        if (request.method().equals("HEAD")) {
            body.sendHeadOnly(reply);
        } else {
            body.send(reply);
        }
    }

    private void generate(UpstreamRequest request, DemoDialect dialect, ReplyWriter reply) throws InterruptedException {
        DemoRequest read;
        try {
            read = dialect.read(request);
        } catch (DemoRefusal refusal) {
            DemoBody.error(refusal.error(), dialect.errors()).send(reply);
            return;
        }
        performance.play(planner.plan(read), read, dialect, reply);
    }
}
