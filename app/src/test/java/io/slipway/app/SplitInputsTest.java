package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.run.RunPipeline;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.StrategyResult;
import io.slipway.market.DataIssue;
import io.slipway.model.Fill;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files cut by venue, by time and by kind of row, and named in any order, are the same data. */
class SplitInputsTest {

    private static final int SPLITS = 25;
    private static final long SEED = 7;

    /** Each file of quotes says whether a venue is halted, which counts as a row. */
    private static final long STATUSES = 20;

    @TempDir
    private Path folder = Path.of("");

    private final Random random = new Random(SEED);
    private int files;

    /** A text file with a header line, and the columns by which it is cut. */
    private record Table(String header, List<String> rows, int venue, int kind, int time) {

        static Table of(Path file, Predicate<String> wanted, String venue, String kind, String time)
                throws IOException {
            try (Stream<String> lines = Files.lines(file)) {
                List<String> all = lines.toList();
                List<String> names = List.of(all.get(0).split(",", -1));
                List<String> rows =
                        all.stream().skip(1).filter(wanted).limit(6_000).toList();
                return new Table(all.get(0), rows, names.indexOf(venue), names.indexOf(kind), names.indexOf(time));
            }
        }

        /** The venue, whether it is a print, and the minute: rows of one such key stay together. */
        String key(String row) {
            String[] fields = row.split(",", -1);
            String stamp = fields[time];
            String minute = stamp.contains("T")
                    ? stamp.substring(0, stamp.lastIndexOf(':'))
                    : Long.toString((long) Double.parseDouble(stamp) / 60);
            return fields[venue] + " " + (kind >= 0 && fields[kind].equals("T")) + " " + minute;
        }
    }

    @Test
    void theShippedExampleIsTheSameDataHoweverItIsCut() throws IOException {
        Path example = SharedFiles.root().resolve("examples/demo_mbp-1.csv");
        check(List.of(databento(example)), "2024-08-01T14:00:30Z");
    }

    @Test
    void aRecordedDayIsTheSameDataHoweverItIsCut() throws IOException {
        check(List.of(databento(SharedFiles.file("data/l1_day/l1_day.csv"))), "2024-08-01T13:36:40Z");
    }

    @Test
    void recordedQuotesOfManyVenuesAreTheSameDataHoweverTheyAreCut() throws IOException {
        Path quotes = SharedFiles.file("data/taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv");
        check(List.of(databento(quotes)), "2018-01-02T14:31:00Z");
    }

    @Test
    void recordedQuotesAndTradesOfTaqAreTheSameDataHoweverTheyAreCut() throws IOException {
        Predicate<String> afterTheOpening = row -> row.compareTo("1514903400") > 0;
        Table quotes =
                Table.of(SharedFiles.file("data/taq/taq_quotes_XXX_2018-01-02.csv"), afterTheOpening, "EX", "", "DT");
        Table trades =
                Table.of(SharedFiles.file("data/taq/taq_trades_XXX_2018-01-02.csv"), afterTheOpening, "EX", "", "DT");
        check(List.of(quotes, trades), "2018-01-02T14:31:00Z");
    }

    private static Table databento(Path file) throws IOException {
        return Table.of(file, row -> true, "publisher_id", "action", "ts_recv");
    }

    private void check(List<Table> tables, String start) throws IOException {
        List<String> whole = new ArrayList<>();
        for (Table table : tables) {
            whole.add(write(table.header(), table.rows()));
        }
        MarketTape tape = read(whole);
        List<List<Fill>> fills = fills(tape, start);
        assertThat(fills).anyMatch(each -> !each.isEmpty());
        for (int i = 0; i < SPLITS; i++) {
            List<String> parts = new ArrayList<>();
            for (Table table : tables) {
                parts.addAll(cut(table));
            }
            Collections.shuffle(parts, random);
            MarketTape again = read(parts);
            assertThat(again.sha256()).isEqualTo(tape.sha256());
            assertThat(again.issues()).isEqualTo(tape.issues());
            if (i % 10 == 0) {
                assertThat(fills(again, start)).isEqualTo(fills);
            }
        }
        checkDuplicates(tables, whole, tape);
    }

    /** Files that overlap, and files that are there twice, give each row once. */
    private void checkDuplicates(List<Table> tables, List<String> whole, MarketTape tape) throws IOException {
        List<String> inputs = new ArrayList<>(whole);
        long doubled = 0;
        for (Table table : tables) {
            int from = table.rows().size() / 4;
            inputs.add(write(
                    table.header(), table.rows().subList(from, table.rows().size())));
            doubled += table.rows().size() - from;
        }
        Collections.shuffle(inputs, random);
        MarketTape again = read(inputs);
        assertThat(again.sha256()).isEqualTo(tape.sha256());
        assertThat(again.issues().getOrDefault(DataIssue.DUPLICATE_ROW, 0L))
                .isBetween(doubled * 9 / 10, doubled + STATUSES);
    }

    private List<String> cut(Table table) throws IOException {
        int parts = 1 + random.nextInt(7);
        Map<String, Integer> partOf = new HashMap<>();
        Map<Integer, List<String>> rows = new LinkedHashMap<>();
        for (String row : table.rows()) {
            int part = partOf.computeIfAbsent(table.key(row), key -> random.nextInt(parts));
            rows.computeIfAbsent(part, any -> new ArrayList<>()).add(row);
        }
        List<String> names = new ArrayList<>();
        for (List<String> part : rows.values()) {
            names.add(write(table.header(), part));
        }
        return names;
    }

    private String write(String header, List<String> rows) throws IOException {
        Path file = folder.resolve(random.nextInt(1000) + "-" + files++ + ".csv");
        return Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n")
                .toString();
    }

    private static MarketTape read(List<String> inputs) {
        return MarketTape.readAll(DataFiles.open(inputs, ReadOptions.all()));
    }

    private static List<List<Fill>> fills(MarketTape tape, String start) {
        Map<String, String> settings =
                Map.of("start", start, "slice", "10s", "qty", "600", "strategies", "rest-then-cross,twap");
        RunConfig config = RunConfig.of(Settings.parse(Command.BACKTEST, settings));
        return RunPipeline.backtest(tape, config, "files").result().strategies().stream()
                .map(StrategyResult::fills)
                .toList();
    }
}
