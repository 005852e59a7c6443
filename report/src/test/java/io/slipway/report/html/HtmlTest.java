package io.slipway.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    @Test
    void escapesWhatHtmlWouldRead() {
        assertThat(Html.escape("<b a=\"1\" c='2'>&amp;</b>"))
                .isEqualTo("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
    }

    @Test
    void everyTextOfATableIsEscaped() {
        String html = HtmlTable.of("<h>", "n").row("<c>", "1").html();
        assertThat(html).contains("&lt;h&gt;", "&lt;c&gt;").doesNotContain("<h>", "<c>");
        assertThat(Html.list(List.of("<i>")) + Html.paragraph("<p2>") + Html.section("a", "<s>", "x"))
                .doesNotContain("<i>", "<p2>", "<s>");
    }

    @Test
    void aWideTableHasLabelsForAPhoneThatNoTextCanLeave() {
        List<String> headings = List.of("name", "a", "b\"}</style>", "c", "d, bps");
        String html = HtmlTable.of(1, headings).row("", headings).html();
        assertThat(html)
                .contains("<table class=\"cards ", " td:nth-child(2)::before { content: \"a\"; }")
                .contains(" td:nth-child(3)::before { content: \"b\\22 \\7d \\3c \\2f style\\3e \"; }")
                .contains(" td:nth-child(5)::before { content: \"d\\2c \\20 bps\"; }")
                .doesNotContain("nth-child(1)");
        assertThat(html.split("</style>", -1)).hasSize(2);
        assertThat(HtmlTable.of(1, headings.subList(0, 4))
                        .row("1", "2", "3", "4")
                        .html())
                .doesNotContain("<style>", "class=\"cards");
    }

    @Test
    void aLongListIsFoldedAfterItsFirstItems() {
        List<String> items = List.of("1", "2", "3", "4", "5");
        assertThat(Html.list(items, 4)).isEqualTo(Html.list(items));
        assertThat(Html.list(items, 3))
                .isEqualTo("<ul><li>1</li><li>2</li><li>3</li></ul><details><summary>2 more</summary>"
                        + "<ul><li>4</li><li>5</li></ul></details>");
    }

    @Test
    void jsonCannotEndTheScriptThatHoldsIt() {
        String within = Html.withinScript("{\"a\":\"</script><!--&\"}");
        assertThat(within).isEqualTo("{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567.895 | 2 | 1,234,567.90 | +1,234,567.90",
                "-0.125 | 2 | -0.12 | -0.12",
                "5 | 3 | 5.000 | +5.000"
            })
    void numbersHaveAFixedCountOfDecimals(BigDecimal value, int decimals, String plain, String signed) {
        assertThat(Html.number(Optional.of(value), decimals)).isEqualTo(plain);
        assertThat(Html.signed(Optional.of(value), decimals)).isEqualTo(signed);
    }

    @Test
    void aNumberThatIsNotThereIsADash() {
        assertThat(Html.number(Optional.empty(), 2)).isEqualTo("\u2013");
    }
}
