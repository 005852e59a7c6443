package io.slipway.data.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.DataFiles;
import io.slipway.data.proposal.MappingProposal;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One table of quotes as pyarrow, pandas, fastparquet, polars and DuckDB write it to Parquet, in their types of times, numbers and texts, with their
 * compressions and encodings. {@code python/tables.py} made the files. Each gives the tape of the CSV file.
 */
class OtherWritersTest {

    private static final Path TABLES = Path.of(System.getProperty("slipway.root", ".."))
            .resolve("parquet/src/test/resources/io/slipway/data/parquet/tables");

    @TempDir
    Path folder;

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(TABLES)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static MarketTape read(Path file, Path mapping) {
        return MarketTape.readAll(
                DataFiles.open(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping))));
    }

    /** Time, venue and the quote of each event; arrays of levels are flagged as whole messages. */
    private static List<String> lines(MarketTape tape) {
        List<String> lines = new ArrayList<>();
        MarketEvent event = new MarketEvent();
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            lines.add(event.eventNs() + " " + event.publisherId() + " " + event.action() + " "
                    + (event.hasBid() ? event.bidPxE9() + "x" + event.bidSize() : "-") + " "
                    + (event.hasAsk() ? event.askPxE9() + "x" + event.askSize() : "-"));
        }
        return lines;
    }

    @Test
    void theFilesAreThere() throws IOException {
        assertThat(files()).hasSizeGreaterThan(50).anyMatch(name -> name.startsWith("polars"));
        assertThat(read(TABLES.resolve("quotes.csv"), TABLES.resolve("mapping.yml"))
                        .size())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTapeIsThatOfTheCsvFile(String name) {
        MarketTape expected = read(TABLES.resolve("quotes.csv"), TABLES.resolve("mapping.yml"));
        MarketTape found = read(TABLES.resolve(name), TABLES.resolve("mapping.yml"));
        assertThat(lines(found)).isEqualTo(lines(expected));
        assertThat(found.issues()).isEqualTo(expected.issues());
    }

    /** As {@code slipway map FILE} proposes it; the zone of a time of day is a guess, which its notes say. */
    @ParameterizedTest
    @MethodSource("files")
    void theProposedMappingGivesTheSameTape(String name) throws IOException {
        MarketTape expected = read(TABLES.resolve("quotes.csv"), TABLES.resolve("mapping.yml"));
        MappingProposal proposal;
        try (DataSource table =
                DataFiles.table(DataSource.open(TABLES.resolve(name))).orElseThrow()) {
            proposal = MappingProposal.of(table);
        }
        Path mapping = Files.writeString(
                folder.resolve("m.yml"), proposal.yaml().replace("zone: America/New_York", "zone: UTC"));
        assertThat(lines(read(TABLES.resolve(name), mapping)))
                .as(proposal.yaml())
                .isEqualTo(lines(expected));
    }
}
