package io.slipway.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table FILLS =
            Table.parse("strategy,qty,note\ntwap,300,\"a, b\"\nbest-ask,1200.5,\"say \"\"so\"\"\"\n");

    @Test
    void cellsAreNumbersOrTexts() {
        assertThat(FILLS.columns()).containsExactly("strategy", "qty", "note");
        assertThat(FILLS.rows())
                .containsExactly(
                        List.of("twap", new BigDecimal("300"), "a, b"),
                        List.of("best-ask", new BigDecimal("1200.5"), "say \"so\""));
        assertThat(FILLS.numbers("qty")).containsExactly(300, 1200.5);
    }

    @Test
    void columnsAndRowsCanBeChosen() {
        assertThat(FILLS.where("strategy", "twap"::equals)
                        .select("qty", "strategy")
                        .rows())
                .containsExactly(List.of(new BigDecimal("300"), "twap"));
        assertThatThrownBy(() -> FILLS.column("price")).hasMessageContaining("expected strategy, qty, note");
    }

    @Test
    void numbersStandToTheRight() {
        assertThat(FILLS.select("strategy", "qty")).hasToString("""
                strategy  qty
                twap         300
                best-ask  1200.5""");
    }

    @Test
    void noCellBecomesPartOfThePage() {
        Table table = Table.parse("name\n<script>&\n");
        assertThat(table.html()).contains("<td>&lt;script&gt;&amp;</td>").doesNotContain("<script>");
    }

    @Test
    void rowsThatAreNotShownAreCounted() {
        Table table = new Table(List.of("n"), Collections.nCopies(1021, List.of("x")));
        assertThat(table.toString()).endsWith("1,001 rows more");
        assertThat(table.html().split("<tr>", -1)).hasSize(22);
    }
}
