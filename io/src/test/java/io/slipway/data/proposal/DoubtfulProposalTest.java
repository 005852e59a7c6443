package io.slipway.data.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.data.DataFiles;
import io.slipway.data.source.DataSource;
import io.slipway.data.table.TextFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guesses that a file contradicts or cannot settle: each is told, or the file is refused. */
class DoubtfulProposalTest {

    private static final String HEADER = "time,bid,bid_size,ask,ask_size\n";

    @TempDir
    Path folder;

    private MappingProposal proposal(String text) {
        try (DataSource source = DataSource.open(TextFiles.write(folder, "t.csv", text))) {
            return MappingProposal.of(source);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Time (UTC), UTC",
        "utc_time, UTC",
        "timestamp_gmt, UTC",
        "Time (ET), America/New_York",
        "ts_cet, Europe/Berlin",
        "Timestamp [JST], Asia/Tokyo",
    })
    void theNameOfATimeTellsItsZone(String name, String zone) {
        String text = name + ",bid,bid_size,ask,ask_size\n2024-08-01 13:30:00,50.01,1,50.02,2\n";
        assertThat(proposal(text).yaml()).contains("zone: " + zone + "}");
        assertThat(proposal(text).notes())
                .contains("times have no zone: taken as " + zone + ", as the name " + name + " says");
    }

    @Test
    void aWordWithinAnotherIsNoZone() {
        assertThat(ZoneWords.inName("offset_time")).isEmpty();
        assertThat(ZoneWords.inName("bestTime")).isEmpty();
    }

    @Test
    void zonesOfRowsThatDifferAreNotTakenForOne() {
        String head = "date,clock,tz,bid,bid_size,ask,ask_size\n";
        String first = "2024-08-01,13:30:00,UTC,50.01,1,50.02,2\n";
        assertThat(proposal(head + first + first).notes())
                .contains("times have no zone: taken as UTC, as tz (UTC) says in the first rows");
        assertThat(proposal(head + first + "2024-08-01,09:30:01,ET,50.01,1,50.02,2\n")
                        .notes())
                .contains("times have no zone: taken as America/New_York", "not used: tz (UTC)");
    }

    @Test
    void daysThatMayBeMonthsAreTold() {
        String row = "01/08/2024 13:30:00,50.01,1,50.02,2\n";
        String told =
                "dates such as 01/08/2024 13:30:00 are taken as month/day/year: write %d/%m/%Y if they are day/month/year";
        assertThat(proposal(HEADER + row).notes()).contains(told);
        assertThat(proposal(HEADER + row.replace("01/08", "01/31")).notes())
                .noneMatch(note -> note.startsWith("dates"));
        assertThat(proposal(HEADER + row.replace("01/08", "31/01")).notes())
                .noneMatch(note -> note.startsWith("dates"));
    }

    @Test
    void wholePricesMayBeCents() {
        String told = "prices are whole numbers: if they count cents or other parts, write price_scale, such as 0.01";
        assertThat(proposal(HEADER + "2024-08-01T13:30:00Z,5001,1,5002,2\n").notes())
                .contains(told);
        assertThat(proposal(HEADER + "2024-08-01T13:30:00Z,5001,1,5002.5,2\n").notes())
                .doesNotContain(told);
        assertThat(proposal(HEADER + "2024-08-01T13:30:00Z,0,0,0,0\n").notes()).doesNotContain(told);
    }

    @Test
    void theValueThatIsNoTimeIsNamed() {
        String row = "1722519000123,50.01,1,50.02,2\n";
        assertThatThrownBy(() -> proposal(HEADER + row + "Total,,1,,2\n"))
                .hasMessageStartingWith("t.csv: no column of times found in its columns: time (1722519000123), ")
                .hasMessageEndingWith(
                        "; names of times, with values of a form that is not known or not that of the others: time=Total");
        assertThatThrownBy(() -> proposal(HEADER + row.replace("1722519000123", "1.722519e+12")))
                .hasMessageEndingWith(": time=1.722519e+12");
        assertThatThrownBy(() -> proposal(HEADER + row + row.replace("1722519000123", "2024-08-01T13:30:00Z")))
                .hasMessageEndingWith(": time=1722519000123");
    }

    @Test
    void jsonIsNoFormatOfTables() {
        String json = "{\"columns\":[\"ex\",\"bid\",\"bid_size\"],\"data\":[[\"N\",50.01,1]]}\n";
        try (DataSource source = DataSource.open(TextFiles.write(folder, "split.json", json))) {
            assertThat(DataFiles.recognised(source)).isEmpty();
        }
    }
}
