package dev.parley.gateway.upstream;

import dev.parley.client.wire.SseWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Plays one planned answer to its reader, token by token, with the fault that was asked for. */
final class DemoPerformance {
    private static final int MALFORMED_TAIL = 1;

    private final DemoClock clock;
    private final double tokensPerSecond;
    private final DemoScripts scripts;

    DemoPerformance(DemoClock clock, double tokensPerSecond, DemoScripts scripts) {
        this.clock = clock;
        this.tokensPerSecond = tokensPerSecond;
        this.scripts = scripts;
    }

    void play(DemoPlan plan, DemoRequest request, DemoDialect dialect, ReplyWriter reply) throws InterruptedException {
        if (plan.wake().isPositive()) {
            clock.sleep(plan.wake());
        }
        switch (plan.fault()) {
            case RATE_LIMITED, SERVER_ERROR, LOADING, OVERFLOW -> refuse(plan.fault(), request, dialect, reply);
            case LOGIN_PAGE -> loginPage(reply);
            case SILENT -> clock.sleepUntilInterrupted();
            case NONE, CUT, STALL, ERROR_EVENT, BAD_JSON, FILTER -> speak(plan, request, dialect, reply);
        }
    }

    private static void refuse(DemoFault fault, DemoRequest request, DemoDialect dialect, ReplyWriter reply)
            throws InterruptedException {
        DemoBody.error(DemoFaultErrors.of(fault, request.promptTokens()), dialect.errors())
                .send(reply);
    }

    private void loginPage(ReplyWriter reply) throws InterruptedException {
        byte[] page = scripts.file("login.html").getBytes(StandardCharsets.UTF_8);
        new DemoBody(200, "text/html; charset=utf-8", page, Map.of()).send(reply);
    }

    private void speak(DemoPlan plan, DemoRequest request, DemoDialect dialect, ReplyWriter reply)
            throws InterruptedException {
        if (plan.fault() == DemoFault.FILTER && !dialect.carriesFinishReason()) {
            refuse(DemoFault.FILTER, request, dialect, reply);
            return;
        }
        DemoAnswer answer = DemoComposer.compose(plan, request, dialect);
        Double rate = plan.tokensPerSecond();
        DemoPacer pacer = new DemoPacer(clock, rate == null ? tokensPerSecond : rate);
        DemoDialect.Events events = request.stream() ? dialect.events(request, answer) : null;
        if (events == null) {
            whole(plan.fault(), dialect, request, answer, pacer, reply);
        } else {
            stream(plan.fault(), events, answer, pacer, reply);
        }
    }

    private void whole(
            DemoFault fault,
            DemoDialect dialect,
            DemoRequest request,
            DemoAnswer answer,
            DemoPacer pacer,
            ReplyWriter reply)
            throws InterruptedException {
        pacer.await(answer.completionTokens());
        DemoBody body = DemoBody.json(200, dialect.whole(request, answer), Map.of());
        byte[] bytes = body.bytes();
        switch (fault) {
            case ERROR_EVENT -> refuse(fault, request, dialect, reply);
            case CUT -> {
                body.sendFirst(bytes.length / 2, reply);
                reply.cut();
            }
            case STALL -> {
                body.sendFirst(bytes.length / 2, reply);
                clock.sleepUntilInterrupted();
            }
            case BAD_JSON -> {
                byte[] broken = Arrays.copyOf(bytes, bytes.length - MALFORMED_TAIL);
                new DemoBody(200, body.contentType(), broken, Map.of()).send(reply);
            }
            case NONE, FILTER, RATE_LIMITED, SERVER_ERROR, LOADING, OVERFLOW, LOGIN_PAGE, SILENT -> body.send(reply);
        }
    }

    private void stream(
            DemoFault fault, DemoDialect.Events events, DemoAnswer answer, DemoPacer pacer, ReplyWriter reply)
            throws InterruptedException {
        reply.head(200, Map.of("Content-Type", "text/event-stream", "Cache-Control", "no-cache"));
        write(events.start(), reply);
        int half = answer.pieces().size() / 2;
        pieces(answer.pieces().subList(0, half), events, pacer, reply);
        switch (fault) {
            case CUT -> {
                reply.cut();
                return;
            }
            case STALL -> {
                clock.sleepUntilInterrupted();
                return;
            }
            case ERROR_EVENT -> {
                write(List.of(DemoFaultErrors.of(fault, answer.promptTokens()).body(DemoError.Shape.OPENAI)), reply);
                reply.end();
                return;
            }
            case BAD_JSON -> reply.write(SseWriter.data("{\"choices\":[{\"delta\":{\"content\":\"oops"));
            case NONE, FILTER, RATE_LIMITED, SERVER_ERROR, LOADING, OVERFLOW, LOGIN_PAGE, SILENT -> {}
        }
        pieces(answer.pieces().subList(half, answer.pieces().size()), events, pacer, reply);
        write(events.finish(), reply);
        reply.write(SseWriter.data("[DONE]"));
        reply.end();
    }

    private static void pieces(List<DemoPiece> pieces, DemoDialect.Events events, DemoPacer pacer, ReplyWriter reply)
            throws InterruptedException {
        for (DemoPiece piece : pieces) {
            pacer.await(1);
            write(List.of(events.piece(piece)), reply);
        }
    }

    private static void write(List<ObjectNode> events, ReplyWriter reply) throws InterruptedException {
        for (ObjectNode event : events) {
            reply.write(SseWriter.data(DemoJson.text(event)));
        }
    }
}
