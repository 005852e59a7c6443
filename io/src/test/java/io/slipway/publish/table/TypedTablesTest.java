package io.slipway.publish.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.publish.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of files and of types of columns, with a container that copies the CSV file. */
class TypedTablesTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> written = new ArrayList<>();

    private final ResultTables tables = new ResultTables(new TableStore() {

        @Override
        public String name() {
            return "copy";
        }

        @Override
        public void write(Path csv, List<TableColumn> columns, Path file) throws IOException {
            written.add(csv.getFileName() + " "
                    + columns.stream()
                            .map(column -> column.name() + ":" + column.type())
                            .collect(Collectors.joining(" ")));
            Files.copy(csv, file);
        }

        @Override
        public Optional<String> difference(Path csv, List<TableColumn> columns, Path file) throws IOException {
            long at = Files.mismatch(csv, file);
            return at < 0 ? Optional.empty() : Optional.of("byte=" + at);
        }
    });

    private void csv(String name, String header) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, header + "\n");
    }

    @Test
    void columnsHaveTheTypesOfTheirKeys() throws IOException {
        csv("fills.csv", "strategy,time,publisher_id,qty,price,market_crossed,nbb");
        csv("study.csv", "symbol,day,start,qty,twap_cost_bps,best-ask_cost_bps");
        csv("orders.csv", "qty,cash,shortfall_bps,arrival_mid,arrival_mid_cost_bps,twap_strategy_cost_bps");
        tables.write(folder);
        assertThat(written)
                .containsExactly(
                        "fills.csv strategy:TEXT time:TIME publisher_id:WHOLE qty:EXACT price:EXACT market_crossed:FLAG"
                                + " nbb:EXACT",
                        "orders.csv qty:EXACT cash:EXACT shortfall_bps:REAL arrival_mid:EXACT arrival_mid_cost_bps:REAL"
                                + " twap_strategy_cost_bps:REAL",
                        "study.csv symbol:TEXT day:TEXT start:TIME qty:EXACT twap_cost_bps:REAL best-ask_cost_bps:REAL");
    }

    @Test
    void directoriesWithinAreWrittenOnceAndFilesOfOthersNever() throws IOException {
        csv("trial/fills.csv", "strategy,time");
        csv("mine.csv", "a,b");
        tables.write(folder);
        tables.write(folder);
        assertThat(written).containsExactly("fills.csv strategy:TEXT time:TIME");
        assertThat(folder.resolve("trial/fills.copy")).exists();
        assertThat(ResultTables.areIn(folder, "copy")).isTrue();
        assertThat(ResultTables.areIn(folder, "parquet")).isFalse();
    }

    @Test
    void aDifferenceIsNamedWithItsFile() throws IOException {
        csv("trial/fills.csv", "strategy,time");
        csv("calibration.csv", "time,venue");
        tables.write(folder);
        assertThat(tables.differences(folder)).isEmpty();
        csv("trial/fills.csv", "strategy,venue");
        assertThat(tables.differences(folder)).containsExactly("trial/fills.copy: byte=9");
    }

    @Test
    void aColumnThatIsNotDefinedEndsIt() throws IOException {
        csv("fills.csv", "strategy,surprise");
        assertThatThrownBy(() -> tables.write(folder))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("file=fills.csv, column=surprise");
    }
}
