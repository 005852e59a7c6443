package io.slipway.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CellsTest {

    private final Cells cells = new Cells();

    @Test
    void aCellGivesTheObjectOfItsLastExpressionAndLaterCellsKnowItsNames() {
        assertThat(cells.run("int x = 40;\nint twice(int n) { return 2 * n; }")).isNull();
        assertThat(cells.run("x += 2;\ntwice(x)")).isEqualTo(84);
        assertThat(cells.run("Table.class")).isSameAs(Table.class);
    }

    @Test
    void aLastStatementGivesNothing() {
        assertThat(cells.run("1 + 1; for (int i = 0; i < 2; i++) {}")).isNull();
    }

    @Test
    void faultsOfTheCompilerAndExceptionsAreTold() {
        assertThatThrownBy(() -> cells.run("int y = \"text\";")).hasMessageContaining("incompatible types");
        assertThatThrownBy(() -> cells.run("Slipway.read(\"/no/such\")"))
                .hasMessageContaining("no such folder: folder=/no/such");
    }

    @Test
    void cellsThatAreNotFinishedAreKnown() {
        assertThat(cells.isComplete("int z = 1;")).isTrue();
        assertThat(cells.isComplete("int f() {")).isFalse();
        assertThat(cells.completions("\"a\".isBla", 9, new int[1])).contains("isBlank()");
    }
}
