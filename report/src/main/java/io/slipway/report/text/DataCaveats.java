package io.slipway.report.text;

import io.slipway.report.html.Numbers;
import io.slipway.report.read.RunDirectory;
import io.slipway.result.file.OrderKeys;
import io.slipway.result.file.QualityKeys;
import io.slipway.result.file.ResultsKeys;
import io.slipway.result.file.StrategyKeys;
import io.slipway.result.file.WindowKeys;
import io.slipway.result.schema.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reasons for caution about the market data of a run, in sentences. */
final class DataCaveats {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Data that begins later than this part of the window, 1 / {@value}, shortens the order. */
    private static final int LATE_PARTS = 100;

    private final RunDirectory run;
    private final Values results;
    private final List<String> sentences = new ArrayList<>();

    private DataCaveats(RunDirectory run) {
        this.run = run;
        this.results = run.results();
    }

    static List<String> of(RunDirectory run) {
        DataCaveats caveats = new DataCaveats(run);
        caveats.addAll();
        return caveats.sentences;
    }

    private void add(String format, Object... arguments) {
        sentences.add(Numbers.format(format, arguments));
    }

    private void addAll() {
        Values quality = results.or(ResultsKeys.DATA_QUALITY, Values.of(QualityKeys.WITH_READING));
        Values window = results.or(ResultsKeys.WINDOW, Values.of(WindowKeys.SHAPE));
        double missing = window.find(WindowKeys.DATA_END)
                .map(end ->
                        Duration.between(end, run.order().get(OrderKeys.END)).toNanos() / NANOS_PER_SECOND)
                .orElse(0.0);
        addHalt(window);
        addIdle();
        addLateData(window);
        OffHoursText.of(quality).ifPresent(text -> sentences.add(text + "."));
        ConsolidatedText.of(quality)
                .ifPresent(
                        text -> sentences.add(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + "."));
        if (missing > 0) {
            add("The data ends %.3f s before the order does: later trades use the last quotes.", missing);
        }
        long late = quality.or(QualityKeys.OUT_OF_ORDER_ROWS, 0L);
        if (late > 0) {
            add(
                    "%,d events have an earlier event time than the event before them. They are processed at the later time.",
                    late);
        }
        addTies(quality.or(QualityKeys.TIED_PRINTS, 0L), quality.or(QualityKeys.PRINTS, 0L));
        long doubtful = quality.or(QualityKeys.MAYBE_BAD_BOOK_ROWS, 0L);
        if (doubtful > 0) {
            add("%,d rows are flagged as having a doubtful book, and were traded on.", doubtful);
        }
        long stuck = quality.or(QualityKeys.READING, Map.of()).getOrDefault("stuck_orders", 0L);
        if (stuck > 0) {
            add(
                    "%,d times up to three orders, stuck or of an auction, crossed a book for 10 s or more: its venue had no"
                            + " quotes then. inspect names the longest.",
                    stuck);
        }
        for (String absence : quality.or(QualityKeys.ABSENT_COLUMNS, List.of())) {
            add("%s.", absence);
        }
    }

    /** A sentence about strategies that had nothing to follow. */
    static String idle(List<String> names, String fact) {
        return Numbers.format(
                "%s: %s %s by the volume of others, so nothing is due before the end of an order, and %s then.",
                fact,
                String.join(", ", names),
                names.size() == 1 ? "trades" : "trade",
                names.size() == 1 ? "it takes all of it" : "they take all of it");
    }

    /** A strategy that trades as others do waits for prints. */
    private void addIdle() {
        boolean arePrints =
                results.or(ResultsKeys.BENCHMARKS, Map.<String, BigDecimal>of()).containsKey("print_vwap");
        List<String> idle = run.strategies().entrySet().stream()
                .filter(each ->
                        each.getValue().or(StrategyKeys.TRAITS, List.of()).contains(StrategyKeys.FOLLOWS_PRINTS))
                .map(Map.Entry::getKey)
                .toList();
        if (!arePrints && !idle.isEmpty()) {
            sentences.add(idle(idle, "The data show no trades of others in the window"));
        }
    }

    /**
     * The jump of a reopening is in no figure of an order whose arrival price comes after it, and in those of an order that trades on
     * both sides of it.
     */
    private void addHalt(Values window) {
        addHaltAtStart(window);
        boolean fromStart = window.or(WindowKeys.HALTED_AT_START, false);
        Instant start = run.order().get(OrderKeys.START);
        Instant from = window.find(WindowKeys.TRADED_FROM).orElse(run.order().get(OrderKeys.END));
        long haltedNs = window.or(WindowKeys.HALTED_NS, 0L);
        if (haltedNs > (fromStart ? Duration.between(start, from).toNanos() : 0)) {
            add(
                    "Trading is halted for %.3f s of the order's window: nothing can trade then. The jump of a reopening is in the costs"
                            + " of what trades after it; shares left in a halt that outlasts the window have no mark.",
                    haltedNs / NANOS_PER_SECOND);
        }
    }

    private void addHaltAtStart(Values window) {
        if (window.or(WindowKeys.HALTED_AT_START, false)) {
            Instant starts = run.order().get(OrderKeys.START);
            window.find(WindowKeys.TRADED_FROM)
                    .ifPresentOrElse(
                            from -> add(
                                    "The order starts while trading is halted; it goes on at %s, %.3f s later. The arrival price is of"
                                            + " then or later, so the jump of the reopening is in no cost.",
                                    from, Duration.between(starts, from).toNanos() / NANOS_PER_SECOND),
                            () -> add(
                                    "The order starts while trading is halted, and trading does not go on within its window."));
        }
    }

    /** An order that waits for the first row of the data lost a part of its window. */
    private void addLateData(Values window) {
        Instant starts = run.order().get(OrderKeys.START);
        Duration length = Duration.between(starts, run.order().get(OrderKeys.END));
        window.find(WindowKeys.DATA_START)
                .map(begins -> Duration.between(starts, begins))
                .filter(late -> late.compareTo(length.dividedBy(LATE_PARTS)) > 0)
                .ifPresent(late -> add(
                        "The data begins %.3f s after the order does: until then it could not trade.",
                        late.toNanos() / NANOS_PER_SECOND));
    }

    private void addTies(long tied, long prints) {
        if (tied > 0) {
            add(
                    "%,d of %,d prints (%.0f %%) share their time with a quote of their venue, and the data does not tell which came"
                            + " first; --ties changes their order.",
                    tied, prints, 100.0 * tied / prints);
        }
    }
}
