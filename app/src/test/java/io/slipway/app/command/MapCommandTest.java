package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapCommandTest {

    private static final String QUOTES = """
            time,sym,bid,bsize,ask,asize,ex,mood
            2024-08-01 09:30:00.5,ABC,50.01,200,50.02,100,N,calm
            2024-08-01 09:30:01.5,ABC,50.01,300,50.02,100,P,calm
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aProposedMappingReadsTheFile() throws IOException {
        Path quotes = Files.writeString(directory.resolve("quotes.csv"), QUOTES);
        Path mapping = directory.resolve("m.yml");
        Commands proposed = Commands.run("map", quotes.toString(), "--out", mapping.toString());
        assertThat(proposed.exitCode()).isZero();
        assertThat(proposed.out())
                .contains("times have no zone: taken as America/New_York", "not used: mood (calm)")
                .contains("tried: 2 quotes or books and 0 prints of ABC, the first at 2024-08-01T13:30:00.500Z");
        Commands inspected = Commands.run("inspect", quotes.toString(), "--mapping", mapping.toString());
        assertThat(inspected.err()).isEmpty();
        assertThat(inspected.out()).contains("XNYS", "ARCX");
    }

    @Test
    void aProposalGoesToStandardOutputUnlessAFileIsNamed() throws IOException {
        Path quotes = Files.writeString(directory.resolve("quotes.csv"), QUOTES);
        assertThat(Commands.run("map", quotes.toString()).out())
                .startsWith(
                        "# Mapping proposed from the first rows of quotes.csv\ncolumns: {time: time, symbol: sym, ");
    }

    @Test
    void aDayThatIsNoneIsRefusedInWords() {
        Commands refused = Commands.run("map", "quotes.csv", "--date", "2024-02-31");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("--date: not a date: value=2024-02-31")
                .doesNotContain("java.");
    }

    @Test
    void aKnownFormatNeedsNoMapping() {
        String example = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        assertThat(Commands.run("map", example).out())
                .isEqualTo("# demo_mbp-1.csv is of the format databento-csv, which needs no mapping\n");
    }

    @Test
    void whatIsNoMarketDataIsRefused() throws IOException {
        Path people = Files.writeString(directory.resolve("people.csv"), "name,age\nJoe,5\n");
        Commands refused = Commands.run("map", people.toString());
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("people.csv: no quotes, trades or levels of a book found");
        assertThat(Commands.run("map", "nowhere.csv").err()).contains("nowhere.csv");
    }
}
