package io.slipway.data.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times of day that are numbers: digits of a clock, counts since midnight, and those that may be either. */
class DayNumbersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            93000 93001 143059,                      unit: hhmmss
            093000 093001,                           unit: hhmmss
            93000.5 143059.25,                       unit: hhmmss
            93000123 93001500,                       unit: hhmmssmmm
            034200123 034201500,                     unit: hhmmssmmm
            93000123456 160000000000,                unit: hhmmssuuuuuu
            93000123456789 160000000000000,          unit: hhmmssnnnnnnnnn
            34200.5 34260.25,                        'unit: s, since: midnight'
            34200123 34260000,                       'unit: ms, since: midnight'
            34200123456 34260000000,                 'unit: us, since: midnight'
            34200123456789 34260000000000,           'unit: ns, since: midnight'
            34200 34201,                             -
            34200123 34201500,                       -
            34200123456789 34201000000000,           -
            44 1059,                                 -
            270000000 1234,                          -
            """)
    void theUnitIsToldByTheDigitsOrNotAtAll(String values, String rule) {
        DayNumbers numbers = new DayNumbers(List.of(values.split(" ", -1)));
        assertThat(numbers.rule()).isEqualTo(rule == null ? "" : rule);
    }

    /** Two hours from 01:00 on: a count of seconds soon has a part above 59, the digits of a clock never have. */
    @Test
    void theTurnOfTheMinuteTellsDigitsFromCounts() {
        List<Integer> seconds =
                IntStream.range(0, 240).map(i -> 3_600 + 30 * i).boxed().toList();
        List<String> digits = seconds.stream()
                .map(each -> Integer.toString(each / 3600 * 10_000 + each / 60 % 60 * 100 + each % 60))
                .toList();
        List<String> counts = seconds.stream().map(String::valueOf).toList();
        assertThat(new DayNumbers(digits).rule()).isEqualTo("unit: hhmmss");
        assertThat(new DayNumbers(counts).rule()).isEqualTo("unit: s, since: midnight");
    }

    @Test
    void everyNotationOfATimeGivesTheSameTime() {
        for (String times : List.of(
                "93000123 160000500",
                "093000123 160000500",
                "93000.123 160000.5",
                "093000.123 160000.500",
                "93000123000 160000500000",
                "93000123000000 160000500000000")) {
            String[] two = times.split(" ", -1);
            assertThat(read("date,time,price,size\n20240801," + two[0] + ",50.01,7\n20240801," + two[1] + ",50.02,8\n"))
                    .as(times)
                    .containsExactly(
                            "2024-08-01T13:30:00.123Z 30000 TN 50.01x7 -/-",
                            "2024-08-01T20:00:00.500Z 30000 TN 50.02x8 -/-");
        }
    }

    @Test
    void timesThatMayBeEitherAreLeftToTheUser() {
        MappingProposal proposal =
                proposal("date,time,price,size\n20240801,34200123,50.01,7\n20240801,34201500,50.02,8\n");
        assertThat(proposal.yaml()).doesNotContain("unit:");
        assertThat(proposal.notes())
                .contains(
                        "times such as 34200123 may be digits of a clock or counts since midnight: write unit: hhmmssmmm, or"
                                + " unit: ms, since: midnight");
        Path file = TextFiles.write(folder, "t.csv", "date,time,price,size\n20240801,34200123,50.01,7\n");
        assertThat(ProposalTrial.of(proposal, file, ReadOptions.all())).contains("does not run yet", "not a time");
    }

    @Test
    void digitsThatAreNoTimeAreRefused() {
        Path file = TextFiles.write(folder, "t.csv", "date,time,price,size\n20240801,93060,50.01,7\n");
        Path mapping = TextFiles.write(
                folder,
                "m.yml",
                "columns: {date: date, time: time, price: price, size: size}\ntime: {unit: hhmmss}\nvenue: XNAS\n");
        assertThat(TextFiles.refusal(file, ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping))))
                .contains(
                        "not the digits of a time of day: hours=9, minutes=30, seconds=60, expected below 24, 60 and 60");
    }

    private MappingProposal proposal(String text) {
        try (DataSource source = DataSource.open(TextFiles.write(folder, "t.csv", text))) {
            return MappingProposal.of(source);
        }
    }

    private List<String> read(String text) {
        Path mapping = TextFiles.write(folder, "m.yml", proposal(text).yaml());
        ReadOptions options = ReadOptions.all().withFormat(Optional.empty(), Optional.of(mapping));
        return TextFiles.lines(TextFiles.read(folder.resolve("t.csv"), options));
    }
}
