package dev.parley.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A server of one API of create-then-poll jobs, written from its documentation and not from any client of ours. It accepts
 * a job, is in its queue for one poll, at work for one more, and then has the answer of the model server behind it. What
 * the API does not know is answered with 404, and a request that it does not allow with 400.
 */
public final class JobServer implements Function<RecordedRequest, Reply> {
    private static final String ID = "job-1a2b";

    private final String delivery;
    private final ModelServer model;
    private final String text;
    private final String prefix;
    private boolean endless;
    private String accepted = "";
    private String acceptedPath = "";
    private int polls;
    private boolean cancelled;

    /**
     * A server with no job yet.
     *
     * @param delivery the API's id as profiles say it
     * @param prefix of all its paths, such as {@code /base}; may be empty
     * @param text what the model says
     */
    public JobServer(String delivery, ModelServer model, String prefix, String text) {
        this.delivery = delivery;
        this.model = model;
        this.prefix = prefix;
        this.text = text;
    }

    /** The same server, whose queue never moves. */
    public synchronized JobServer endless() {
        endless = true;
        return this;
    }

    /** The id of its only job. */
    public String id() {
        return switch (delivery) {
            case "openai-background" -> "resp_1";
            case "openai-videos" -> "video_1";
            default -> ID;
        };
    }

    /** The body that the model server got. */
    public synchronized String accepted() {
        return accepted;
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public synchronized Reply apply(RecordedRequest request) {
        if (!request.target().startsWith(prefix)) {
            return Reply.json(404, "{\"detail\":\"not here\"}");
        }
        String target = request.target().substring(prefix.length());
        String call = request.method() + " " + target;
        return switch (delivery) {
            case "vessl-async" -> vessl(call, request);
            case "replicate" -> replicate(call, request);
            case "runpod" -> runPod(call, request);
            case "fal" -> fal(call, request);
            case "openai-background" -> background(call, request);
            case "bentoml-task" -> bentoMl(call, request);
            case "djl-async" -> djl(request);
            case "openai-videos" -> videos(call, request);
            default -> throw new IllegalArgumentException(delivery);
        };
    }

    private Reply vessl(String call, RecordedRequest request) {
        if (call.equals("POST /async")) {
            String path = Fields.string(request.bodyText(), "path");
            accept(Fields.object(request.bodyText(), "data"), path);
            return Reply.json(201, "{\"id\":\"" + ID + "\"}");
        }
        if (!call.equals("GET /async/" + ID + "/output")) {
            return notFound();
        }
        return switch (nextPoll()) {
            case 1 -> Reply.json(200, "{\"status\":\"pending\"}");
            case 2 -> Reply.json(200, "{\"status\":\"in_progress\"}");
            default -> {
                String answer = model.json(text);
                String raw =
                        "{\"status\":\"completed\",\"status_code\":200,\"raw_output\":" + ModelServer.quoted(answer);
                yield Reply.json(200, raw + (answer.startsWith("{") ? ",\"output\":" + answer : "") + "}");
            }
        };
    }

    private Reply replicate(String call, RecordedRequest request) {
        if (call.equals("POST /v1/models/owner/name/predictions")
                || (call.equals("POST /v1/predictions") && request.bodyText().contains("\"version\""))) {
            accept(Fields.object(request.bodyText(), "input"), model.path());
            return Reply.json(201, prediction("starting", "null"));
        }
        if (call.equals("POST /v1/predictions/" + ID + "/cancel")) {
            cancelled = true;
            return Reply.json(200, prediction("canceled", "null"));
        }
        if (!call.equals("GET /v1/predictions/" + ID)) {
            return notFound();
        }
        return switch (nextPoll()) {
            case 1 -> Reply.json(200, prediction("starting", "null"));
            case 2 -> Reply.json(200, prediction("processing", "[]"));
            default -> Reply.json(200, prediction("succeeded", output()));
        };
    }

    private static String prediction(String status, String output) {
        return "{\"id\":\"" + ID + "\",\"status\":\"" + status + "\",\"output\":" + output
                + ",\"error\":null,\"logs\":\"loading\\nready\",\"urls\":{\"get\":\"https://other.example/p\"}}";
    }

    /** As workers return it: JSON as it is, text as an array of its pieces. */
    private String output() {
        String answer = model.json(text);
        return answer.startsWith("{")
                ? answer
                : "[" + ModelServer.quoted(answer.substring(0, 1)) + "," + ModelServer.quoted(answer.substring(1))
                        + "]";
    }

    private Reply runPod(String call, RecordedRequest request) {
        if (call.equals("POST /v2/ep/run")) {
            accept(Fields.object(request.bodyText(), "input"), model.path());
            return Reply.json(200, "{\"id\":\"" + ID + "\",\"status\":\"IN_QUEUE\"}");
        }
        if (call.equals("POST /v2/ep/cancel/" + ID)) {
            cancelled = true;
            return Reply.json(200, "{\"id\":\"" + ID + "\",\"status\":\"CANCELLED\"}");
        }
        if (!call.equals("GET /v2/ep/status/" + ID)) {
            return notFound();
        }
        return switch (nextPoll()) {
            case 1 -> Reply.json(200, "{\"delayTime\":1,\"id\":\"" + ID + "\",\"status\":\"IN_QUEUE\"}");
            case 2 -> Reply.json(200, "{\"delayTime\":1,\"id\":\"" + ID + "\",\"status\":\"IN_PROGRESS\"}");
            default ->
                Reply.json(
                        200,
                        "{\"delayTime\":1,\"executionTime\":2,\"id\":\"" + ID
                                + "\",\"status\":\"COMPLETED\",\"output\":" + output() + "}");
        };
    }

    private Reply fal(String call, RecordedRequest request) {
        if (call.equals("POST /owner/app/sub")) {
            accept(request.bodyText(), model.path());
            return Reply.json(
                    200,
                    "{\"status\":\"IN_QUEUE\",\"request_id\":\"" + ID
                            + "\",\"queue_position\":1,\"status_url\":\"https://other.example/status\","
                            + "\"response_url\":\"https://other.example/response\"}");
        }
        String place = "/owner/app/requests/" + ID;
        if (call.equals("PUT " + place + "/cancel")) {
            cancelled = true;
            return Reply.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
        }
        if (call.startsWith("GET " + place + "/status?")) {
            return switch (nextPoll()) {
                case 1 -> Reply.json(200, "{\"status\":\"IN_QUEUE\",\"queue_position\":0}");
                case 2 -> Reply.json(200, "{\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"loading\"}]}");
                default -> Reply.json(200, "{\"status\":\"COMPLETED\",\"logs\":[{\"message\":\"loading\"}]}");
            };
        }
        return call.equals("GET " + place) && polls > 2 ? model.answer(acceptedPath, accepted, text) : notFound();
    }

    private Reply background(String call, RecordedRequest request) {
        if (call.equals("POST /v1/responses")) {
            String body = request.bodyText();
            if (!body.contains("\"background\":true") || !body.contains("\"store\":true")) {
                return Reply.json(400, "{\"error\":{\"message\":\"background needs store\"}}");
            }
            accept(body, "/v1/responses");
            return body.contains("\"stream\":true")
                    ? model.answer("/v1/responses", body, text)
                    : Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"queued\"}");
        }
        if (call.equals("POST /v1/responses/resp_1/cancel")) {
            cancelled = true;
            return Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"cancelled\"}");
        }
        if (!call.equals("GET /v1/responses/resp_1")) {
            return notFound();
        }
        return switch (nextPoll()) {
            case 1 -> Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"queued\"}");
            case 2 -> Reply.json(200, "{\"id\":\"resp_1\",\"status\":\"in_progress\"}");
            default -> Reply.json(200, model.json(text));
        };
    }

    private Reply bentoMl(String call, RecordedRequest request) {
        String route = model.path().equals("/") ? "" : model.path();
        if (call.equals("POST " + route + "/submit")) {
            accept(request.bodyText(), model.path());
            return Reply.json(200, "{\"task_id\":\"" + ID + "\",\"status\":\"in_progress\"}");
        }
        if (call.equals("PUT " + route + "/cancel?task_id=" + ID)) {
            cancelled = true;
            return Reply.json(200, "{\"task_id\":\"" + ID + "\",\"status\":\"canceled\"}");
        }
        if (call.equals("GET " + route + "/status?task_id=" + ID)) {
            String status = nextPoll() > 2 ? "completed" : "in_progress";
            return Reply.json(200, "{\"task_id\":\"" + ID + "\",\"status\":\"" + status + "\"}");
        }
        if (!call.equals("GET " + route + "/get?task_id=" + ID)) {
            return Reply.json(404, "{\"error\":\"task_id not found\"}");
        }
        return polls > 2
                ? model.answer(acceptedPath, accepted, text)
                : Reply.json(400, "{\"error\":\"task " + ID + " is not completed yet\"}");
    }

    private Reply djl(RecordedRequest request) {
        String target = request.target().substring(prefix.length());
        if (!request.method().equals("POST") || !target.equals(model.path())) {
            return notFound();
        }
        String token = request.header("x-starting-token");
        if (token == null) {
            if (!"false".equals(request.header("x-synchronous"))) {
                return Reply.json(400, "{\"message\":\"not asynchronous\"}");
            }
            accept(request.bodyText(), model.path());
            return Reply.status(200).header("x-next-token", ID).body("");
        }
        String answer = model.json(text);
        if (token.equals(ID) && nextPoll() < 3) {
            return Reply.status(202).body("");
        }
        int half = answer.offsetByCodePoints(0, answer.codePointCount(0, answer.length()) / 2);
        return token.equals(ID)
                ? Reply.status(200).header("x-next-token", ID + "-2").body(answer.substring(0, half))
                : Reply.status(200).body(answer.substring(half));
    }

    private Reply videos(String call, RecordedRequest request) {
        if (call.equals("POST /v1/videos")) {
            accept(request.bodyText(), "/v1/videos");
            return Reply.json(200, "{\"id\":\"video_1\",\"object\":\"video\",\"status\":\"queued\",\"progress\":0}");
        }
        if (call.equals("DELETE /v1/videos/video_1")) {
            cancelled = true;
            return Reply.json(200, "{\"id\":\"video_1\",\"deleted\":true}");
        }
        if (call.equals("GET /v1/videos/video_1/content")) {
            return Reply.status(200).header("Content-Type", "video/mp4").body(text);
        }
        if (!call.equals("GET /v1/videos/video_1")) {
            return notFound();
        }
        String status = List.of("queued", "in_progress", "completed").get(Math.min(polls, 2));
        int progress = List.of(0, 40, 100).get(Math.min(polls, 2));
        nextPoll();
        return Reply.json(200, "{\"id\":\"video_1\",\"status\":\"" + status + "\",\"progress\":" + progress + "}");
    }

    private int nextPoll() {
        polls += endless && polls == 1 ? 0 : 1;
        return polls;
    }

    private void accept(String body, String path) {
        if (!accepted.isEmpty()) {
            throw new AssertionError("a second job was made");
        }
        accepted = body;
        acceptedPath = path;
    }

    private static Reply notFound() {
        return Reply.json(404, "{\"detail\":\"not found\"}");
    }

    /** Takes fields out of JSON objects that a client wrote without spaces. */
    private static final class Fields {
        private Fields() {}

        static String string(String json, String name) {
            String start = "\"" + name + "\":\"";
            int from = json.indexOf(start) + start.length();
            return json.substring(from, json.indexOf('"', from));
        }

        /** The object that belongs to the first field of that name, braces counted outside of strings. */
        static String object(String json, String name) {
            int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
            List<Integer> open = new ArrayList<>();
            boolean inString = false;
            for (int i = from; i < json.length(); i++) {
                char c = json.charAt(i);
                if (inString && c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = !inString;
                } else if (!inString && c == '{') {
                    open.add(i);
                } else if (!inString && c == '}') {
                    open.removeLast();
                    if (open.isEmpty()) {
                        return json.substring(from, i + 1);
                    }
                }
            }
            throw new AssertionError("no object " + name + " in " + json);
        }
    }
}
