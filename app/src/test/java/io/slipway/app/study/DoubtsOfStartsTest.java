package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.app.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts in a halt, and starts whose fees a cap puts in doubt, in studies of files, studies of a corpus and before a trade. Data are
 * five minutes of two days from 10:00 in New York, so that orders of a minute start at 10:00, 10:01, 10:02, 10:03 and 10:04.
 */
class DoubtsOfStartsTest {

    private static final String HEADER = "DATE,TIME_M,EX,SYM_ROOT,BID,BIDSIZ,ASK,ASKSIZ,QU_COND,QU_SEQNUM\n";

    @TempDir
    private Path folder = Path.of("");

    private static String quote(String day, String time, String venue, String bid, String ask) {
        String sequence = time.replaceAll("\\D", "") + (venue.equals("N") ? 1 : 2);
        return String.join(",", day, time, venue, "ABC", bid, "9", ask, "9", "R", sequence) + "\n";
    }

    private static String halt(String day, String time, String venue) {
        return quote(day, time, venue, "0", "0").replace(",R,", ",M,");
    }

    private Path write(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
    }

    private static Commands succeed(List<String> arguments) {
        Commands run = Commands.run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private Commands run(String command, List<String> data, String... more) {
        List<String> all = new ArrayList<>(List.of(command, "--round-lot", "100"));
        all.addAll(data);
        all.addAll(List.of("--strategies", "twap,best-ask", "--slice", "20s"));
        all.addAll(List.of("--out", out(command).toString()));
        all.addAll(List.of(more));
        return succeed(all);
    }

    private Path out(String command) {
        return folder.resolve("out-" + command);
    }

    private Commands study(List<String> data, String... more) {
        List<String> all = new ArrayList<>(List.of("--horizon", "60s", "--sizes", "100", "--sides", "buy"));
        all.addAll(List.of("--starts", "5", "--baseline", "best-ask"));
        all.addAll(List.of(more));
        return run("study", data, all.toArray(String[]::new));
    }

    private JsonNode written(String command, String name) throws IOException {
        return new ObjectMapper().readTree(out(command).resolve(name).toFile());
    }

    private List<String> corpus(Path... files) {
        Path corpus = folder.resolve("corpus");
        for (Path file : files) {
            succeed(List.of("corpus", "add", corpus.toString(), "--round-lot", "100", "--data", file.toString()));
        }
        return List.of("--corpus", corpus.toString());
    }

    private static List<String> files(Path... files) {
        List<String> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(List.of("--input", file.toString()));
        }
        return all;
    }

    private Path haltedDay() throws IOException {
        return write(
                "halted.csv",
                quote("20240801", "10:00:00.0", "N", "10.00", "10.02"),
                quote("20240801", "10:00:00.0", "Q", "10.00", "10.02"),
                halt("20240801", "10:01:30.0", "N"),
                halt("20240801", "10:01:30.0", "Q"),
                quote("20240801", "10:03:30.0", "N", "10.50", "10.54"),
                quote("20240801", "10:03:30.0", "Q", "10.50", "10.54"),
                quote("20240801", "10:05:00.0", "Q", "10.50", "10.54"));
    }

    /** One venue is halted at all of its starts but the first, the other goes on: no start is in a halt, and half of the venues show. */
    private Path otherDay() throws IOException {
        return write(
                "other.csv",
                quote("20240802", "10:00:00.0", "N", "10.00", "10.02"),
                quote("20240802", "10:00:00.0", "Q", "10.00", "10.02"),
                halt("20240802", "10:00:30.0", "N"),
                quote("20240802", "10:05:00.0", "Q", "10.00", "10.02"));
    }

    /**
     * A third of twap's order of 10:01 is due in the halt, which outlasts its minute, and so is all of 10:02: without a mark they are not
     * measured. Of the other eight starts that of 10:03 is in the halt. Its
     * order buys at 10.54 from 10:03:30 on, 2 cents above the mid of 10.52: 19.011407 bps, without the jump of 51 cents.
     */
    @Test
    void aStartInAHaltIsCountedInACorpusAsInItsFiles() throws IOException {
        Path first = haltedDay();
        Path second = otherDay();
        for (List<String> data : List.of(corpus(first, second), files(first, second))) {
            Commands run = study(data);
            JsonNode study = written("study", "study.json");
            assertThat(study.get("starts").intValue()).isEqualTo(8);
            assertThat(study.get("unmeasured_orders").intValue()).isEqualTo(2);
            assertThat(study.get("halted_starts").intValue()).isEqualTo(1);
            assertThat(study.get("early_starts").intValue()).isZero();
            assertThat(run.out()).contains("At 1 of 8 starts trading is halted.");
            assertThat(out("study").resolve("study.html")).content().contains("At 1 of 8 starts trading is halted.");
            assertThat(Files.readAllLines(out("study").resolve("study.csv")))
                    .anyMatch(line -> line.contains("2024-08-01T14:03:00") && line.contains("19.011407"));
            assertThat(succeed(List.of("audit", out("study").toString())).out())
                    .contains(
                            "Orders start while trading is halted (1 of 8 starts): the jump of the reopening is in no cost; a real"
                                    + " order of that time would have met it.");
        }
    }

    /** Orders of four minutes from 10:00 and 10:01 meet the halt of the first day at 10:01:30, and trade on after it. */
    @Test
    void aHaltBeforeTheOrdersEndIsToldInStudiesAndBeforeATrade() throws IOException {
        Path first = haltedDay();
        Path second = otherDay();
        String[] longer = {"--horizon", "240s", "--sizes", "100", "--sides", "buy", "--starts", "2"};
        for (List<String> data : List.of(corpus(first, second), files(first, second))) {
            Commands run = run("study", data, with(longer, "--baseline", "best-ask"));
            JsonNode study = written("study", "study.json");
            assertThat(study.get("starts").intValue()).isEqualTo(4);
            assertThat(study.get("interrupted_starts").intValue()).isEqualTo(2);
            assertThat(study.has("halted_starts")).isFalse();
            String sentence = "After 2 of 4 starts trading is halted before their orders end";
            assertThat(run.out()).contains(sentence);
            assertThat(out("study").resolve("study.html")).content().contains(sentence);
        }
        Commands run =
                run("pretrade", files(first, second), "--side", "buy", "--qty", "100", "--window", "10:00-10:04");
        assertThat(written("pretrade", "pretrade.json").get("days_halted_later"))
                .hasToString("[\"2024-08-01\"]");
        assertThat(run.out()).contains("On 1 of 2 days trading is halted later in the window");
    }

    /** The day of the halt has no order that starts before it: without the halt nothing is said. */
    @Test
    void studiesWithoutAHaltSayNothingOfOne() throws IOException {
        study(files(otherDay()));
        assertThat(written("study", "study.json").has("halted_starts")).isFalse();
    }

    /**
     * Both venues show 900 shares at 10.02 and are halted from 10:01:30 on: best-ask takes 1,800 of 2,000 and 200 are left without a mark,
     * in the 90 s of the halt that the window has. The audit says so, and finds nothing wrong with the figures.
     */
    @Test
    void theAuditOfARunThatEndsInAHaltSaysThatWhatIsLeftHasNoMark() throws IOException {
        Commands run = run(
                "backtest",
                files(haltedDay()),
                "--side",
                "buy",
                "--qty",
                "2000",
                "--start",
                "2024-08-01T14:00:30Z",
                "--end",
                "2024-08-01T14:03:00Z",
                "--under-test",
                "best-ask");
        assertThat(run.out()).contains("Trading is halted for 90.000 s of the order's window: nothing can trade then.");
        assertThat(written("backtest", "results.json")
                        .get("window")
                        .get("halted_ns")
                        .longValue())
                .isEqualTo(90_000_000_000L);
        Commands audit = succeed(List.of("audit", out("backtest").toString()));
        assertThat(audit.out())
                .contains(
                        "A strategy did not fill the whole order (best-ask left 200 of 2,000, which have no mark): its average price"
                                + " leaves out the unfilled shares; savings count them at their mark, where there is one.")
                .doesNotContain("altered");
        String refusal =
                written("backtest", "results.json").get("refusals").get("twap").textValue();
        assertThat(refusal).endsWith("and what was left has no mark");
    }

    /** 0.495 at 10:00 and 10:01, where 0.3 cents are 0.61 %; 1.105 from 10:01:30 on. */
    private Path cheapDay(String day) throws IOException {
        return write(
                day + ".csv",
                quote(day, "10:00:00.0", "N", "0.49", "0.50"),
                quote(day, "10:00:00.0", "Q", "0.49", "0.50"),
                quote(day, "10:01:30.0", "N", "1.10", "1.11"),
                quote(day, "10:01:30.0", "Q", "1.10", "1.11"),
                quote(day, "10:05:00.0", "Q", "1.10", "1.11"));
    }

    /** Two of the five starts of each day are below a dollar; the second day is the first of the amended caps. */
    @Test
    void feesThatACapPutsInDoubtAreNamedInStudies() throws IOException {
        Path friday = cheapDay("20261030");
        Path monday = cheapDay("20261102");
        for (List<String> data : List.of(corpus(friday, monday), files(friday, monday))) {
            Commands run = study(data, "--fee", "0.3c");
            assertThat(written("study", "study.json").get("fee_doubts"))
                    .hasToString("{\"above_cap\":4,\"above_cap_fee\":0.003,\"above_cap_price\":0.495,\"old_caps\":0}");
            String cap =
                    "At 4 of 10 starts a fee per share is above 0.3 % of a price below 1 dollar: up to 0.61 % (0.003 at 0.495).";
            assertThat(run.out()).contains(cap);
            assertThat(out("study").resolve("study.html")).content().contains(cap);
            run = study(data, "--venue-fees", "us-equities");
            assertThat(written("study", "study.json").get("fee_doubts"))
                    .hasToString("{\"above_cap\":0,\"old_caps\":5}");
            assertThat(run.out()).contains("5 of 10 starts are from 2 November 2026 on");
            study(data, "--fee", "30bps");
            assertThat(written("study", "study.json").has("fee_doubts")).isFalse();
        }
    }

    @Test
    void feesThatACapPutsInDoubtAreNamedBeforeATradeAndInARun() throws IOException {
        List<String> data = files(cheapDay("20261030"), cheapDay("20261102"));
        String[] order = {"--side", "buy", "--qty", "100", "--window", "10:00-10:04"};
        Commands run = run("pretrade", data, with(order, "--fee", "0.3c"));
        assertThat(written("pretrade", "pretrade.json")
                        .get("fee_doubts")
                        .get("above_cap")
                        .intValue())
                .isEqualTo(2);
        assertThat(run.out()).contains("At 2 of 2 days a fee per share is above 0.3 % of a price below 1 dollar");
        run = run("pretrade", data, with(order, "--venue-fees", "us-equities"));
        assertThat(run.out()).contains("1 of 2 days is from 2 November 2026 on");
        String[] times = {
            "--side", "buy", "--qty", "100", "--start", "2026-11-02T15:00:00Z", "--end", "2026-11-02T15:04:00Z"
        };
        run = run("backtest", data, with(times, "--fee", "0.3c"));
        assertThat(written("backtest", "results.json")
                        .get("fee_doubts")
                        .get("above_cap")
                        .intValue())
                .isEqualTo(1);
        assertThat(run.out()).contains("A fee of 0.003 per share is 0.61 % of the price.");
        run = run("backtest", data, with(times, "--venue-fees", "us-equities"));
        assertThat(run.out()).contains("The fees of us-equities are those before the amended caps");
    }

    private static String[] with(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
