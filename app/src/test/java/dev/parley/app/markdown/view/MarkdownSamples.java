package dev.parley.app.markdown.view;

/** Texts with every kind of block. */
final class MarkdownSamples {
    private MarkdownSamples() {}

    static final String EVERYTHING = """
            # The prefill queue grew, not the GPU time

            With 256 slots the scheduler admits prompts *faster* than it **prefills** them. Note the first `data:` line that \
            carries text, stop at `[DONE]`, and ~~never~~ see [the vLLM guide](https://docs.vllm.ai/en/latest/) or \
            <https://parley.example>. ***Both*** hold with $L = \\lambda W$ waiting requests. 한국어도 씁니다.

            ### A smaller heading

            $$
            W = \\frac{L}{\\lambda} \\approx 2.4
            $$

            - **Cap the batch** at 96 sequences. Decoding is memory-bound.
            - Chunk the prefill so that a long prompt no longer blocks the short ones, which takes more than one line when it \
            is written out in full like this.
              1. nested first
              2. nested second with `code`
                 - third level
            - [x] measured
            - [ ] written up

            | max-num-seqs | TTFT p50 | TTFT p99 | tok/s per user | Throughput |
            |:---|---:|---:|---:|---:|
            | 64 | 180 ms | 0.31 s | 41 | 2,210 tok/s |
            | 96 | 190 ms | 0.38 s | 38 | 2,870 tok/s |
            | 256 | 640 ms | 2.40 s | 17 | 3,020 tok/s |

            > A quote with **strong** words.
            >
            > - and a list

            ```java
            import java.net.URI;

            public final class TtftProbe {
                // prints one line, then exits
                @Override
                public static void main(String[] args) throws Exception {
                    var request = HttpRequest.newBuilder(URI.create(args[0])).build();
                    long start = System.nanoTime();
                    System.out.println("first token after " + 1_000_000 + " ms");
                }
            }
            ```

            ```bash
            vllm serve Qwen/Qwen3-32B --max-num-seqs 96 --enable-chunked-prefill --max-num-batched-tokens 4096 --gpu-memory-utilization 0.92 --port 8000
            ```

            ---

            ![a chart](https://images.example/chart.png) ends it.
            """;

    /** A long answer of {@code tokens} pieces of about four characters. */
    static String answer(int tokens) {
        StringBuilder text = new StringBuilder();
        int part = 0;
        while (text.length() < tokens * 4) {
            part++;
            text.append("## Part ").append(part).append("\n\n");
            for (int i = 0; i < 3; i++) {
                text.append("The scheduler admits **prompts** faster than it prefills them, so `max-num-seqs` of ")
                        .append(part * 7 + i)
                        .append(" makes the *queue* grow; each request waits for the slots ahead of it, and the p99 of")
                        .append(" the time to first token follows. Little's law says how long.\n\n");
            }
            text.append(
                            "- one item of **some** words\n- another with `code` in it\n- a third that is long enough to be")
                    .append(" wrapped onto a second line of the column, if the window is not too wide\n\n");
            text.append("| seqs | p50 | p99 | tok/s |\n|---|---:|---:|---:|\n");
            for (int i = 0; i < 8; i++) {
                text.append("| ").append(64 + i).append(" | ").append(180 + i).append(" ms | 0.31 s | 41 |\n");
            }
            text.append("\n```python\n");
            for (int i = 0; i < 30; i++) {
                text.append("def measure_")
                        .append(i)
                        .append("(url: str, n: int = ")
                        .append(i)
                        .append(") -> float:\n    return sum(t for t in times(url, n)) / n  # seconds\n\n");
            }
            text.append("```\n\n");
        }
        return text.toString();
    }
}
