package io.slipway.data.databento;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.data.databento.RandomOrders.Ours;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketTape;
import io.slipway.market.MarketView;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Side;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import io.slipway.sim.QueueModels;
import io.slipway.sim.VenueModels;
import io.slipway.sim.VenueSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The place in the queue from data that names orders, from the rows of a file to the fills. */
class ExactQueueTest {

    private static final int TAPES = 3000;
    private static final int MESSAGES = 120;
    private static final VenueModels EXACT = VenueModels.defaults().withQueue(QueueModels.exact());

    /** Orders of ours on a tape, row by row, and the same trace as that of a {@link FifoVenue}. */
    private static final class Replay {

        private final List<Ours> ours;
        private final MarketView market;
        private final List<String> fills = new ArrayList<>();
        private final Map<Long, Side> live = new TreeMap<>();
        private final Map<Long, String> traces = new TreeMap<>();
        private VenueSimulator venues;
        private long clock;
        private int done;
        private long filledQty;

        Replay(MarketTape tape, List<Ours> ours, int resumedEvery) {
            this.ours = ours;
            market = new MarketView(tape.publisherIds());
            venues = new VenueSimulator(market, EXACT, this::onReport);
            MarketEvent event = new MarketEvent();
            for (long i = 0; i < tape.size(); i++) {
                tape.read(i, event);
                actBefore(event.sequence());
                clock = Math.max(clock, event.eventNs());
                int venue = event.action().isBook() ? market.apply(event) : 0;
                venues.onEvent(venue, event, clock);
                String before = traces.getOrDefault(event.sequence(), " | ");
                String all = String.join(" ", fills);
                fills.clear();
                String fillsBefore = before.substring(0, before.indexOf(" | "));
                traces.put(event.sequence(), (fillsBefore + " " + all).strip() + " | " + aheads());
                if (resumedEvery > 0 && i % resumedEvery == 0) {
                    resume();
                }
            }
        }

        private void resume() {
            StateWriter saved = new StateWriter();
            venues.save(saved);
            venues = new VenueSimulator(market, EXACT, this::onReport);
            StateReader state = new StateReader(saved.toBytes());
            venues.restore(state);
            state.end();
            StateWriter again = new StateWriter();
            venues.save(again);
            assertThat(again.toBytes()).isEqualTo(saved.toBytes());
        }

        private void actBefore(long sequence) {
            for (; done < ours.size() && ours.get(done).afterSequence() < sequence; done++) {
                Ours next = ours.get(done);
                long pxE9 = next.px() * RandomOrders.CENT_E9;
                if (next.isNew()) {
                    live.put(next.id(), next.side());
                    venues.send(ChildOrder.day(next.id(), 0, next.side(), next.qty(), pxE9), clock);
                } else if (next.qty() == 0) {
                    venues.cancel(0, next.id(), clock);
                } else {
                    venues.replace(0, next.id(), next.qty(), pxE9, clock);
                }
            }
        }

        private void onReport(ExecutionReport report) {
            if (report.kind().isFill()) {
                long px = report.lastPxE9() / RandomOrders.CENT_E9;
                fills.add(report.orderId() + "*" + report.lastQty() + "@" + px);
                filledQty += report.lastQty();
            }
            if (report.leavesQty() == 0) {
                live.remove(report.orderId());
            }
        }

        private String aheads() {
            return live.entrySet().stream()
                    .map(order -> order.getKey() + ":" + (long) venues.ahead(0, order.getValue(), order.getKey()))
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void fillsAreThoseOfAListOfAllOrdersWithOursAmongThem() {
        long filled = 0;
        for (int seed = 0; seed < TAPES; seed++) {
            RandomOrders orders = new RandomOrders(seed, MESSAGES, true);
            Replay replay = new Replay(orders.tape(), orders.ours, seed % 2 == 0 ? 0 : 7);
            for (int i = 0; i < orders.traces.size(); i++) {
                String expected = orders.traces.get(i).strip();
                String actual = replay.traces.getOrDefault(i + 1L, "").strip();
                assertThat(actual).as("seed %s, message %s", seed, i + 1).isEqualTo(expected);
            }
            filled += replay.filledQty;
        }
        assertThat(filled).isGreaterThan(10L * TAPES);
    }
}
