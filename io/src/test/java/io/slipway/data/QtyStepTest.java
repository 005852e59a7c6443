package io.slipway.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.source.QtyStep;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QtyStepTest {

    private static final String TRADES = "exchange,symbol,timestamp,local_timestamp,id,side,price,amount\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 2 500; 1; 1 2 500",
                "1.5 2; 0.1; 15 20",
                "2.00 0.750 1e-3; 0.001; 2000 750 1",
                "1 0.00000001 42.5; 0.00000001; 100000000 1 4250000000",
                "0.30000000000000004 0.1; 0.1; 3 1",
                "0.29999999999999998 0.1; 0.1; 3 1",
                "1E3 2.5e1; 1; 1000 25",
            })
    void theStepIsTheFinestThatTheDataShow(String amounts, String step, String sizes) {
        MarketTape tape = read(ReadOptions.all(), amounts.split(" "));
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo(step);
        assertThat(sizes(tape)).isEqualTo(sizes);
    }

    @Test
    void whatIsFinerThanAStepThatWasGivenIsCutOffAndCounted() {
        MarketTape tape = read(given("0.05"), "0.05", "0.19", "1", "0.20");
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo("0.05");
        assertThat(sizes(tape)).isEqualTo("1 3 20 4");
        assertThat(tape.issues()).isEqualTo(Map.of(DataIssue.FRACTIONAL_SIZE, 1L));
    }

    @Test
    void remainsOfFloatingPointNumbersAreRoundedAndCounted() {
        assertThat(read(ReadOptions.all(), "0.30000000000000004", "0.1").issues())
                .isEqualTo(Map.of(DataIssue.ROUNDED_NUMBER, 1L));
    }

    /** A mapping of one's own finds the step as Tardis does: quotes of 0.25 and 1.5 coins. */
    @ParameterizedTest
    @CsvSource({"'', 0.01, 25 150", "0.05, 0.05, 5 30", "1, 1, 0 1"})
    void mappedFilesHaveTheStepToo(String step, String found, String sizes) {
        Path mapping = TextFiles.write(
                folder, "m.yml", "columns: {time: t, price: p, size: s}\ntime: {unit: s}\nvenue: binance\n");
        Path file = TextFiles.write(folder, "BTCUSDT.csv", "t,p,s\n1714521600,60000,0.25\n1714521601,60000,1.5\n");
        ReadOptions options =
                (step.isEmpty() ? ReadOptions.all() : given(step)).withFormat(Optional.empty(), Optional.of(mapping));
        MarketTape tape = TextFiles.read(file, options);
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo(found);
        assertThat(sizes(tape)).isEqualTo(sizes.startsWith("0 ") ? "1" : sizes);
    }

    @Test
    void roundLotsAreSharesAndNotSteps() {
        ReadOptions hundreds =
                ReadOptions.all().withConventions(Optional.empty(), ReadOptions.NEW_YORK, Optional.of(100));
        MarketTape tape = read(hundreds, "3", "0.005");
        assertThat(tape.instrument().qtyStep()).isEqualByComparingTo("0.1");
        assertThat(sizes(tape)).isEqualTo("3000 5");
    }

    @Test
    void sizesOfAnotherStepAreOtherData() {
        assertThat(read(given("0.1"), "0.1", "0.2").sha256())
                .isNotEqualTo(read(given("1"), "1", "2").sha256());
        assertThat(read(given("0.1"), "0.1", "0.2").sha256())
                .isEqualTo(read(given("0.10"), "0.1", "0.20").sha256());
    }

    @Test
    void standardInputCannotBeReadAgain() {
        tape(ReadOptions.all(), "1", "0.25");
        assertThatThrownBy(() -> FoundStep.read(
                        List.of("-"),
                        ReadOptions.all(),
                        options -> MarketTape.readAll(DataFiles.open(folder.resolve("t.csv"), options))))
                .isInstanceOf(MarketDataException.class)
                .hasMessage("a quantity is finer than the step: value=0.25, step=1; give --qty-step 0.01");
    }

    private static ReadOptions given(String step) {
        return ReadOptions.all().withQtyStep(new QtyStep(new BigDecimal(step), true));
    }

    private MarketTape read(ReadOptions options, String... amounts) {
        return tape(options, amounts);
    }

    private MarketTape tape(ReadOptions options, String... amounts) {
        StringBuilder text = new StringBuilder(TRADES);
        for (int i = 0; i < amounts.length; i++) {
            long us = 1_700_000_000_000_000L + i;
            text.append("binance,BTCUSDT," + us + "," + us + "," + i + ",buy,100.5," + amounts[i] + "\n");
        }
        return TextFiles.read(TextFiles.write(folder, "t.csv", text.toString()), options);
    }

    private static String sizes(MarketTape tape) {
        List<String> sizes = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            sizes.add(Long.toString(event.size()));
        }
        return String.join(" ", sizes);
    }
}
