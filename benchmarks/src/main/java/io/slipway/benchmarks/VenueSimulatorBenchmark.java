package io.slipway.benchmarks;

import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.Side;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.venue.QueueModels;
import io.slipway.venue.VenueModels;
import io.slipway.venue.VenueSimulator;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time of one pass over an hour of synthetic market, prints included, in which each scenario keeps one order resting at every
 * change of its place and takes now and then; all scenarios share one decode and one market.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class VenueSimulatorBenchmark {

    private static final int TAKE_EVERY = 1000;

    @Param({"1", "64"})
    private int scenarios = 1;

    private final MarketTape tape =
            MarketTape.readAll(SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofHours(1))));

    /** One pass; gives the number of reports. */
    @Benchmark
    public long replay() {
        VenueBooks books = new VenueBooks(tape.publisherIds());
        long[] reports = new long[1];
        VenueSimulator[] venues = new VenueSimulator[scenarios];
        for (int k = 0; k < scenarios; k++) {
            VenueModels models = VenueModels.defaults().withQueue(QueueModels.proportional());
            venues[k] = new VenueSimulator(books.view(), models, report -> reports[0]++);
        }
        MarketEvent event = new MarketEvent();
        long clock = Long.MIN_VALUE;
        for (long i = 0; i < tape.size(); i++) {
            tape.read(i, event);
            clock = Math.max(clock, event.eventNs());
            if (event.action().isPrint()) {
                print(venues, books.view().venueOf(event.publisherId()), event, clock);
            } else {
                book(venues, books.apply(event), event, i, clock);
            }
        }
        return reports[0];
    }

    private static void print(VenueSimulator[] venues, int venue, MarketEvent event, long clock) {
        for (VenueSimulator simulator : venues) {
            simulator.advanceBefore(clock);
            simulator.onPrint(venue, event.priceE9(), event.size(), event.side(), clock);
        }
    }

    private static void book(VenueSimulator[] venues, int venue, MarketEvent event, long row, long clock) {
        for (VenueSimulator simulator : venues) {
            simulator.advanceBefore(clock);
            simulator.onBook(venue, clock);
            if (row % TAKE_EVERY == 0 && event.hasAsk() && event.hasBid()) {
                simulator.send(ChildOrder.immediate(2 * row, venue, Side.BUY, 100, event.askPxE9()), clock);
                simulator.cancel(venue, 2 * (row - TAKE_EVERY) + 1, clock);
                simulator.send(ChildOrder.day(2 * row + 1, venue, Side.BUY, 100, event.bidPxE9()), clock);
            }
        }
    }
}
