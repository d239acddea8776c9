package dev.parley.app.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markdown for pages that others open. */
final class MarkdownHtmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a **b** ~~c~~|<p>a <strong>b</strong> <del>c</del></p>",
                "<script>x</script>|<p>&lt;script&gt;x&lt;/script&gt;</p>",
                "![cat](http://x.example/a.png)|<p><a rel=\"nofollow\" href=\"http://x.example/a.png\">cat</a></p>",
                "[x](javascript:alert(1))|<p><a rel=\"nofollow\" href=\"\">x</a></p>",
                "sum $a<b$ end|<p>sum <code>a&lt;b</code> end</p>",
            })
    void whatIsWrittenIsShownAndNothingIsFetchedOrRun(String markdown, String html) {
        assertThat(MarkdownHtml.of(markdown).strip()).isEqualTo(html);
    }
}
