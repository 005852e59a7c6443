package io.slipway.trial;

import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategyRun;
import io.slipway.engine.StrategySpec;
import io.slipway.engine.quotes.RecentBooks;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.StrategySetup;
import io.slipway.tape.MarketTape;
import io.slipway.tape.SnapshotReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The trial's way: snapshot by snapshot, the market is what the rows of one time stamp show, and nothing else. */
final class SnapshotReplay {

    private SnapshotReplay() {}

    /** Runs {@code strategies}, each made by {@code maker} from its name and setup. */
    static List<StrategyResult> run(
            MarketTape tape,
            RunSpec spec,
            List<StrategySpec> strategies,
            BiFunction<String, StrategySetup, Strategy> maker) {
        VenueBooks books = new VenueBooks(tape.publisherIds());
        MarketView market = books.view();
        RecentBooks recent = new RecentBooks(market);
        List<StrategyRun> runs = strategies.stream()
                .map(each -> StrategyRun.inPlainSight(
                        spec,
                        each,
                        setup -> maker.apply(each.name(), setup),
                        market,
                        recent.of(each.model().prints()),
                        FreshLiquidity::new))
                .toList();
        DisplayedSide far = market.opposite(spec.order().side());
        List<StrategyRun> active = new ArrayList<>(runs);
        SnapshotReader snapshots =
                new SnapshotReader(tape, spec.order().startNs(), spec.order().endNs());
        long clock = Long.MIN_VALUE;
        while (!active.isEmpty() && snapshots.next(books)) {
            clock = Math.max(clock, snapshots.eventNs());
            long displayedQty = 0;
            for (int i = 0; i < snapshots.shownVenues(); i++) {
                displayedQty += far.size(snapshots.shownVenue(i));
                recent.onBook(snapshots.shownVenue(i), clock);
            }
            for (StrategyRun run : active) {
                if (!run.sleepsThrough(displayedQty)) {
                    show(snapshots, run, clock);
                }
            }
            active.removeIf(StrategyRun::isDone);
        }
        return runs.stream().map(StrategyRun::toResult).toList();
    }

    private static void show(SnapshotReader snapshots, StrategyRun run, long clock) {
        for (int i = 0; i < snapshots.shownVenues(); i++) {
            run.onQuotes(snapshots.shownVenue(i), clock);
        }
        run.decide(clock);
    }
}
