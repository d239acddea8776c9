package dev.parley.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.ErrorContext;
import dev.parley.client.FinishReason;
import dev.parley.client.InferenceError;
import dev.parley.client.Media;
import dev.parley.client.Phase;
import dev.parley.client.StreamEvent;
import dev.parley.client.TokenLogprob;
import dev.parley.client.TokenUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    static Stream<Arguments> events() {
        ErrorContext sent = ErrorContext.of(true, "");
        return Stream.of(
                line(new StreamEvent.Opened(200, 0), "{'type':'opened','status':200}"),
                line(new StreamEvent.PhaseChanged(Phase.WAKING, null, 0), "{'type':'phase_changed','phase':'waking'}"),
                line(
                        new StreamEvent.PhaseChanged(Phase.QUEUED, 3, 0),
                        "{'type':'phase_changed','phase':'queued','queue_position':3}"),
                line(new StreamEvent.JobAccepted("98n", 0), "{'type':'job_accepted','id':'98n'}"),
                line(new StreamEvent.Progress(0.5, null, 0), "{'type':'progress','fraction':0.5,'message':null}"),
                line(new StreamEvent.JobLog("x", 0), "{'type':'job_log','line':'x'}"),
                line(new StreamEvent.TextDelta(0, "한\n", 0), "{'type':'text_delta','text':'한\\n'}"),
                line(new StreamEvent.TextDelta(1, "b", 0), "{'type':'text_delta','choice':1,'text':'b'}"),
                line(new StreamEvent.ReasoningDelta(0, "r", 0), "{'type':'reasoning_delta','text':'r'}"),
                line(
                        new StreamEvent.ToolCallDelta(0, 2, "c1", "f", "{", 0),
                        "{'type':'tool_call_delta','index':2,'id':'c1','name':'f','arguments':'{'}"),
                line(
                        new StreamEvent.MediaReceived(0, new Media("image/png", new Media.Link("http://h/x"), null), 0),
                        "{'type':'media_received','media_type':'image/png','name':null,'url':'http://h/x'}"),
                line(
                        new StreamEvent.MediaReceived(
                                0, new Media("image/png", new Media.InFile(Path.of("x.png"), 9), "x"), 0),
                        "{'type':'media_received','media_type':'image/png','name':'x','file':'x.png','bytes':9}"),
                line(
                        new StreamEvent.EmbeddingReceived(1, List.of(0.5f), 0),
                        "{'type':'embedding_received','index':1,'vector':[0.5]}"),
                line(
                        new StreamEvent.LogprobsReceived(
                                0, List.of(new TokenLogprob("a", -1, List.of(new TokenLogprob("b", -2, List.of())))), 0),
                        "{'type':'logprobs_received','tokens':[{'token':'a','logprob':-1.0,"
                                + "'alternatives':[{'token':'b','logprob':-2.0}]}]}"),
                line(
                        new StreamEvent.UsageReported(TokenUsage.of(3L, null), 0),
                        "{'type':'usage_reported','input_tokens':3,'output_tokens':null}"),
                line(
                        new StreamEvent.TimingsReported(Map.of("ms", 1.5), 0),
                        "{'type':'timings_reported','timings':{'ms':1.5}}"),
                line(new StreamEvent.Unrecognized("?", 0), "{'type':'unrecognized','raw':'?'}"),
                line(
                        new StreamEvent.Completed(FinishReason.STOP, 0),
                        "{'type':'completed','finish_reason':'stop'}"),
                line(
                        new StreamEvent.Completed(new FinishReason(FinishReason.Kind.LENGTH, "max_tokens"), 0),
                        "{'type':'completed','finish_reason':'length','raw':'max_tokens'}"),
                line(
                        new StreamEvent.Failed(new InferenceError.Truncated(sent), 0),
                        "{'type':'failed','error':'truncated',"
                                + "'message':'The answer ended early; what arrived is kept.','body_sent':true}"),
                line(new StreamEvent.Cancelled(0), "{'type':'cancelled'}"));
    }

    private static Arguments line(StreamEvent event, String singleQuoted) {
        return Arguments.of(event, singleQuoted.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("events")
    void anEventIsOneLineOfJson(StreamEvent event, String expected) {
        assertThat(EventJson.line(event)).isEqualTo(expected);
    }

    @Test
    void everyKindOfEventHasItsLine() {
        Stream<Class<?>> tested = events().map(arguments -> arguments.get()[0].getClass());
        Stream<Class<?>> all = Stream.concat(
                        Stream.of(StreamEvent.class.getPermittedSubclasses()),
                        Stream.of(StreamEvent.Terminal.class.getPermittedSubclasses()))
                .filter(type -> !type.isInterface())
                .map(type -> (Class<?>) type);
        assertThat(tested.distinct()).containsExactlyInAnyOrderElementsOf(all.toList());
    }
}
