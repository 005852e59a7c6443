package io.slipway.trial;

import io.slipway.engine.RunSpec;
import io.slipway.engine.StrategyResult;
import io.slipway.engine.StrategyRun;
import io.slipway.engine.StrategySpec;
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
        List<StrategyRun> runs = strategies.stream()
                .map(each -> StrategyRun.inPlainSight(
                        spec, each, setup -> maker.apply(each.name(), setup), market, FreshLiquidity::new))
                .toList();
        List<StrategyRun> active = new ArrayList<>(runs);
        SnapshotReader snapshots =
                new SnapshotReader(tape, spec.order().startNs(), spec.order().endNs());
        long clock = Long.MIN_VALUE;
        while (!active.isEmpty() && snapshots.next(books)) {
            clock = Math.max(clock, snapshots.eventNs());
            for (StrategyRun run : active) {
                for (int i = 0; i < snapshots.shownVenues(); i++) {
                    run.onQuotes(snapshots.shownVenue(i), clock);
                }
                run.decide(clock);
            }
            active.removeIf(StrategyRun::isDone);
        }
        return runs.stream().map(StrategyRun::toResult).toList();
    }
}
