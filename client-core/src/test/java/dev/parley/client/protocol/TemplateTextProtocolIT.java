package dev.parley.client.protocol;

import dev.parley.client.endpoint.StreamRule;
import dev.parley.testkit.Reply;
import java.util.List;

class TemplateTextProtocolIT extends TemplateProtocolIT.Streams {

    @Override
    StreamRule rule() {
        return StreamRule.TEXT;
    }

    @Override
    protected String streamType() {
        return "text/plain";
    }

    @Override
    protected String streamBody(List<String> pieces) {
        return String.join("", pieces);
    }

    @Override
    protected String wholeBody(String text) {
        return text;
    }

    @Override
    protected Reply wholeReply(String text) {
        return Reply.text(200, "text/plain", text);
    }

    @Override
    protected int startOfPiece(String body, String word) {
        return body.indexOf(word);
    }

    @Override
    protected boolean takesAnyText() {
        return true;
    }
}
