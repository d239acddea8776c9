package dev.parley.client.endpoint;

import java.util.Optional;
import java.util.stream.Stream;

/** How the bytes of a protocol travel. The id is what profiles and the command line say. */
public enum Delivery {
    /** Base URL and path. */
    DIRECT("direct", false),
    /** VESSL serve: {@code {base}/request/{path}}. */
    VESSL_RELAY("vessl-relay", false),
    /** VESSL serve: {@code POST {base}/async}, then polls of {@code {base}/async/{id}/output}. */
    VESSL_ASYNC("vessl-async", true),
    /** Replicate's predictions: the body goes below {@code input}. */
    REPLICATE("replicate", true),
    /** RunPod serverless: {@code {"input": body}} to {@code /run}, then {@code /status/{id}} or {@code /stream/{id}}. */
    RUNPOD("runpod", true),
    /** fal's queue: the body as it is, then the request's status and its response. */
    FAL("fal", true),
    /** OpenAI's Responses in the background, resumable. */
    OPENAI_BACKGROUND("openai-background", true),
    /** BentoML tasks: {@code {path}/submit}, {@code /status}, {@code /get}. */
    BENTOML_TASK("bentoml-task", true),
    /** DJL Serving: {@code x-synchronous: false}, then pages of the answer by token. */
    DJL_ASYNC("djl-async", true),
    /** Hugging Face Inference Endpoints: direct, with a proxy that answers 503 or holds the request while cold. */
    HF_ENDPOINT("hf-endpoint", false);

    private final String id;
    private final boolean job;

    Delivery(String id, boolean job) {
        this.id = id;
        this.job = job;
    }

    public String id() {
        return id;
    }

    /** Whether the answer comes from a job that has an id and can be followed later. */
    public boolean isJob() {
        return job;
    }

    /** Whether the base URL names a service, so that the path is looked up within it. */
    public boolean isVessl() {
        return this == VESSL_RELAY || this == VESSL_ASYNC;
    }

    /** Whether the profile may choose between polling a job and reading its stream. */
    public boolean canFollowByStream() {
        return this == RUNPOD || this == FAL || this == REPLICATE || this == OPENAI_BACKGROUND;
    }

    public static Optional<Delivery> ofId(String id) {
        return Stream.of(values()).filter(d -> d.id.equals(id)).findFirst();
    }
}
