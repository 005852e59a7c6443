package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.SharedData;
import io.slipway.data.databento.csv.CsvWriterTest;
import io.slipway.data.databento.csv.NaiveCsv;
import io.slipway.data.source.ReadOptions;
import io.slipway.dbn.record.Schema;
import io.slipway.market.MarketDataException;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFilesTest {

    @ParameterizedTest
    @CsvSource({
        "l1_day/l1_day.csv, 59999",
        "taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv, 15367",
        "taq/xxx_multivenue_mbp-1_2018-01-02_rth.csv, 213427",
        "databento-csv/xnas_itch_mbp-10_AAPL_2024-10-21_first5000.csv, 5000",
        "databento-csv/xnas_itch_mbp-10_ARL_2025-07-17_reordered.csv, 3928",
    })
    void readsWhatAPlainReaderReads(String name, long rows) throws IOException {
        Path file = SharedData.file(name);
        MarketTape tape = MarketTape.readAll(DataFiles.open(file, ReadOptions.all()));
        assertThat(tape.size()).isEqualTo(rows);
        assertThat(tape.sha256()).isEqualTo(NaiveCsv.read(file).sha256());
    }

    @ParameterizedTest
    @CsvSource({
        "taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv, MBP_1",
        "databento-csv/xnas_itch_mbp-10_ARL_2025-07-17_reordered.csv, MBP_10"
    })
    void writesBackWhatItRead(String name, Schema schema, @TempDir Path folder) {
        MarketTape tape = MarketTape.readAll(DataFiles.open(SharedData.file(name), ReadOptions.all()));
        Path copy = folder.resolve("copy.csv");
        CsvWriterTest.write(tape, copy, schema);
        assertThat(MarketTape.readAll(DataFiles.open(copy, ReadOptions.all())).sha256())
                .isEqualTo(tape.sha256());
    }

    @Test
    void refusesOtherFilesWithAHelpfulSentence() {
        assertRefused("dirty/AAPL_Quotes_Data_5level_1min.csv", "the format is not known", "--mapping FILE");
        assertRefused(
                "dirty/trades_EQUITIES.csv", "the format is not known", "nearest is taq-trades", "--mapping FILE");
    }

    private static void assertRefused(String name, String... words) {
        Path file = SharedData.file(name);
        assertThatThrownBy(() -> MarketTape.readAll(DataFiles.open(file, ReadOptions.all())))
                .isInstanceOf(MarketDataException.class)
                .hasMessageStartingWith(file.getFileName() + ":")
                .hasMessageContainingAll(words);
    }
}
