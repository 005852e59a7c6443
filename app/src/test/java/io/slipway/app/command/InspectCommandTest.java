package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import io.slipway.app.SharedFiles;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aQuietInspectionIsWrittenAndPrintsNothing() {
        Path out = directory.resolve("inspection");
        String input = SharedFiles.root().resolve("examples/demo_mbp-1.csv").toString();
        Commands result = Commands.run("inspect", input, "--quiet", "--out", out.toString());
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEmpty();
        assertThat(out.resolve("inspection.json")).isNotEmptyFile();
        assertThat(out.resolve("inspection.html")).content().containsPattern("SHA-256 of the events [0-9a-f]{64} ");
    }

    private JsonNode day(String... files) throws IOException {
        Path out = directory.resolve("inspection");
        List<String> arguments = new ArrayList<>(List.of("inspect", "--quiet", "--out", out.toString()));
        arguments.addAll(List.of(files));
        Commands result = Commands.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.DONE);
        return new ObjectMapper()
                .readTree(out.resolve("inspection.json").toFile())
                .get("day");
    }

    /** A Tuesday with the usual hours, and the day before Independence Day, which ends at 13:00 and, for extended hours, at 17:00. */
    @Test
    void sessionsOfEachDayAreInTheFileHalfDaysToo() throws IOException {
        List<String> rows = new ArrayList<>(List.of(
                "ts_event,publisher_id,action,side,depth,price,size,flags,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00"));
        for (String time : List.of("02T19:00", "03T12:00", "03T18:00", "03T21:30")) {
            rows.add("2024-07-" + time + ":00.000000000Z,2,A,B,0,10.00,100,128,10.00,10.02,100,100");
        }
        JsonNode day = day(Files.write(directory.resolve("days.csv"), rows).toString());
        assertThat(day.get("calendar").asText()).isEqualTo("us-equities");
        assertThat(day.get("time_zone").asText()).isEqualTo("America/New_York");
        assertThat(day.get("sessions")).hasSize(2);
        assertThat(texts(day.get("sessions").get(0)))
                .containsExactly(
                        "2024-07-02",
                        "2024-07-02T08:00:00Z",
                        "2024-07-02T13:30:00Z",
                        "2024-07-02T20:00:00Z",
                        "2024-07-03T00:00:00Z",
                        "false");
        assertThat(texts(day.get("sessions").get(1)))
                .containsExactly(
                        "2024-07-03",
                        "2024-07-03T08:00:00Z",
                        "2024-07-03T13:30:00Z",
                        "2024-07-03T17:00:00Z",
                        "2024-07-03T21:00:00Z",
                        "true");
        assertThat(directory.resolve("inspection/inspection.html"))
                .content()
                .contains("The regular session of 2024-07-03 ended early, at 13:00.")
                .contains("before or after the regular session</span>")
                .contains("closed</span>");
    }

    private static List<String> texts(JsonNode session) {
        List<String> texts = new ArrayList<>();
        session.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    @Test
    void marketsThatNeverCloseHaveNoSessions() throws IOException {
        JsonNode day = day(SharedFiles.root()
                .resolve("examples/crypto/binance_book_snapshot_10.csv")
                .toString());
        assertThat(day.has("sessions")).isFalse();
        assertThat(day.has("time_zone")).isFalse();
        assertThat(directory.resolve("inspection/inspection.html"))
                .content()
                .contains("Times of the charts are UTC.")
                .doesNotContain("class=\"legend\"");
    }
}
