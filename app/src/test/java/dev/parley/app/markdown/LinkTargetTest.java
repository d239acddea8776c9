package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a?b=c#d, docs, https://example.com/a?b=c#d, example.com",
        "HTTP://Example.COM, Example, http://example.com, example.com",
        "https://example.com/a b/\u00E9, docs, https://example.com/a%20b/%C3%A9, example.com",
        "https://m\u00FCnchen.de/, M\u00FCnchen, https://xn--mnchen-3ya.de/, xn--mnchen-3ya.de",
        "http://127.0.0.1:8080/x, local, http://127.0.0.1:8080/x, 127.0.0.1",
        "http://[::1]/, local, http://[::1]/, [::1]",
        "https://docs.python.org/3, python.org, https://docs.python.org/3, docs.python.org",
        "https://example.com/Node.js, Node.js and README.md, https://example.com/Node.js, example.com",
        "mailto:me@example.com?subject=hi, me@example.com, mailto:me@example.com?subject=hi, me@example.com",
        "http://\u043F\u0440\u0435\u0437\u0438\u0434\u0435\u043D\u0442.\u0440\u0444/, x, http://xn--d1abbgf6aiiy.xn--p1ai/, xn--d1abbgf6aiiy.xn--p1ai",
    })
    void row27AnHonestLinkOpensAndNamesItsTrueHost(String destination, String text, String uri, String host) {
        LinkTarget target = LinkTarget.of(destination, text).orElseThrow();

        assertThat(target.uri()).hasToString(uri);
        assertThat(target.host()).isEqualTo(host);
        assertThat(target.suspicious()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "java\tscript:alert(1)",
                " \u0001javascript:x",
                "file:///etc/passwd",
                "data:text/html,<script>",
                "vbscript:x",
                "ftp://example.com/",
                "ms-settings:about",
                "smb://host/share",
                "//evil.com/x",
                "/local",
                "../up",
                "#fragment",
                "www.example.com",
                "http:example.com",
                "http:/example.com",
                "https://",
                "https:///x",
                "https://good.com\\@evil.com/",
                "https://a b.com/",
                "https://example.com:80:90/",
                "https://[::1/",
                "mailto:",
                "mailto:nobody",
                "mailto:a@b.com,c@d.com",
                "https://-\u0000.com",
                "https://ex\nample.com",
                "view-source:https://x.com",
                "jar:https://x.com!/",
                "http://user@/",
                "https://ex<ample.com/",
                "\\\\host\\share"
            })
    void row27AnythingButWebAndMailIsDead(String destination) {
        assertThat(LinkTarget.of(destination, "text")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://bank.com@evil.com/, bank",
        "https://bank.com:443@evil.com/, bank",
        "https://evil.com/, https://bank.com/login",
        "https://evil.com/, bank.com",
        "https://evil.com/, www.bank.com",
        "https://bank.com.evil.com/, bank.com",
        "https://evilbank.com/, bank.com",
        "https://\u0430pple.com/, apple",
        "https://xn--pple-43d.com/, apple",
        "https://\u0430\u0440\u0440\u04CF\u0435.com/, apple",
        "https://xn--80ak6aa92e.com/, apple",
        "https://g\u03BF\u03BFgle.com/, search",
        "https://e\u202Evil.com/, x",
        "https://exa\u200Bmple.com/, x",
        "https://example.com/\u202Egpj.exe, x",
        "https://example.com/%E2%80%AEgpj.exe, x",
        "https://example.com/, te\u200Bxt",
        "https://example.com/, \u202Emoc.knab",
        "https://ex%61mple.com/, x",
        "http://0x7f.1/, x",
        "http://2130706433/, x",
        "https://example.com\u2215evil.com/, x",
        "https://\u0131nstagram.com/, x",
        "mailto:a@evil.com, a@bank.com",
        "mailto:a@b.com?bcc=c@d.com, a@b.com",
        "mailto:a@b.com?attach=/etc/passwd, a@b.com",
        "https://example.com/\\..\\x, x",
    })
    void row30ALinkThatMayMisleadIsSuspiciousOrDead(String destination, String text) {
        boolean isMarked =
                LinkTarget.of(destination, text).map(LinkTarget::suspicious).orElse(true);

        assertThat(isMarked).as(destination).isTrue();
    }

    @Test
    void theHostOfAUserInfoTrickIsTheOneThatIsOpened() {
        LinkTarget target = LinkTarget.of("https://bank.com@evil.com/", "bank").orElseThrow();

        assertThat(target.host()).isEqualTo("evil.com").isEqualTo(target.uri().getHost());
    }

    @Test
    void row27EveryFormOfALinkAndImageIsData() {
        List<Block> blocks = MarkdownDocument.parse(
                "[a](file:///x) <https://b.example> https://c.example ![d](https://d.example/p.png) [e] ![f][e]"
                        + " <img src=https://g.example/x> ftp://h.example\n\n[e]: javascript:alert(1)\n");

        List<String> destinations = new ArrayList<>();
        for (Inline inline : ((Block.Paragraph) blocks.getFirst()).content()) {
            switch (inline) {
                case Inline.Link it -> destinations.add("link " + it.destination());
                case Inline.Image it -> destinations.add("image " + it.destination());
                default -> {}
            }
        }
        assertThat(destinations)
                .containsExactly(
                        "link file:///x",
                        "link https://b.example",
                        "link https://c.example",
                        "image https://d.example/p.png",
                        "link javascript:alert(1)",
                        "image javascript:alert(1)",
                        "link https://g.example/x");
        assertThat(PlainText.of(blocks)).contains("<img src=https://g.example/x> ftp://h.example");
    }
}
