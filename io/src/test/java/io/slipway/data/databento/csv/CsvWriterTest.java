package io.slipway.data.databento.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.databento.EventRecords;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class CsvWriterTest {

    private static final String ONE_SIDED =
            "2024-08-01T00:00:00.000000001Z,2024-08-01T00:00:01.000000000Z,1,43,1,T,A,0,,7,"
                    + "0,0,9,,0.000000001,0,5,0,1,AAPL";

    @TempDir
    Path folder;

    @Test
    void writesDatabentosColumnsInItsOrder() throws IOException {
        Path file = folder.resolve("out.csv");
        write(Csv.tape(Csv.text(Csv.ROW, ONE_SIDED)), file);
        assertThat(Files.readString(file))
                .isEqualTo(Csv.HEADER
                        + "\n2024-08-01T13:36:32.492082308Z,2024-08-01T13:36:32.491911683Z,1,2,1,A,B,0,222.810000000,190,130,"
                        + "170625,46542624,222.810000000,222.830000000,421,36,1,1,AAPL\n" + ONE_SIDED + "\n");
    }

    @Test
    void isReadBackEqual() {
        Path file = folder.resolve("out.csv");
        MarketTape tape = Csv.tape(Csv.text(Csv.ROW, ONE_SIDED) + (Csv.ROW + "\n").repeat(3000));
        write(tape, file);
        assertThat(readBack(file).sha256()).isEqualTo(tape.sha256());
    }

    static MarketTape readBack(Path file) {
        DataSource source = DataSource.open(file);
        return MarketTape.readAll(new CsvFormat().open(source, ReadOptions.all(), new IssueLog(0)));
    }

    @Test
    void showsTheFileOnlyWhenItIsWhole() throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "old");
        EventRecords writer = writer(file, "AAPL");
        writer.write(Csv.event("rtype", "1"));
        assertThat(file).hasContent("old");
        writer.close();
        assertThat(Files.readString(file)).startsWith(Csv.HEADER);
        assertThat(namesInFolder()).containsExactly("out.csv");
    }

    @Test
    void leavesNothingBehindWhenDiscarded() throws IOException {
        Path file = folder.resolve("out.csv");
        EventRecords writer = writer(file, "AAPL");
        writer.write(new MarketEvent());
        writer.discard();
        writer.close();
        writer.discard();
        assertThat(namesInFolder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A,B", "\"A", "A\nB", " A", "A "})
    void refusesASymbolThatWouldBreakTheFile(String symbol) {
        EventRecords writer = writer(folder.resolve("out.csv"), symbol);
        assertThatThrownBy(() -> writer.write(Csv.event("rtype", "1")))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith("symbol not fit for CSV");
        assertThat(folder).isEmptyDirectory();
    }

    /** As options (OPRA) and ICE have them. */
    @ParameterizedTest
    @ValueSource(strings = {"AAPL  240119C00190000", "BRN FMG0024!"})
    void aBlankInsideASymbolNeedsNoQuotes(String symbol) {
        Path file = folder.resolve("out.csv");
        EventRecords writer = writer(file, symbol);
        writer.write(Csv.event("rtype", "1"));
        writer.write(Csv.event("sequence", "9"));
        writer.close();
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(tape.instrument().symbol()).isEqualTo(symbol);
        assertThat(tape.size()).isEqualTo(2);
    }

    @Test
    void saysWhichFileCannotBeWritten() {
        Path file = folder.resolve("absent").resolve("out.csv");
        assertThatThrownBy(() -> writer(file, "AAPL"))
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("cannot be written: file=" + file);
    }

    private static EventRecords writer(Path file, String symbol) {
        return writer(file, Schema.MBP_1, symbol);
    }

    private static EventRecords writer(Path file, Schema schema, String symbol) {
        return new EventRecords(CsvRecordWriter.create(file, schema, true), schema, symbol);
    }

    public static void write(MarketTape tape, Path file) {
        write(tape, file, Schema.MBP_1);
    }

    public static void write(MarketTape tape, Path file, Schema schema) {
        MarketEvent event = new MarketEvent();
        try (EventRecords writer = writer(file, schema, tape.instrument().symbol())) {
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                writer.write(event);
            }
        }
    }

    private Stream<String> namesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
        }
    }
}
