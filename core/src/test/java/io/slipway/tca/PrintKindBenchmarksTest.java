package io.slipway.tca;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.strategies.schedule.DailyVolumes;
import io.slipway.survey.TapeSurvey;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.ReferencePrices;
import io.slipway.tca.benchmark.SnapshotSums;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two prints of one venue and another: a regular one of 100 shares at 10, and one of 300 shares at 14 of any kind. */
class PrintKindBenchmarksTest {

    private static final long START_NS = Instant.parse("2024-08-01T14:00:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private static MarketEvent print(int seconds, int publisherId, long dollars, long size) {
        long timeNs = START_NS + seconds * SECOND_NS;
        return new MarketEvent()
                .times(timeNs, timeNs)
                .origin(publisherId, 0)
                .action(BookAction.TRADE, BookSide.NONE, 0)
                .order(dollars * 1_000_000_000L, size);
    }

    private static MarketTape tape(PrintKind kind) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ABC"));
        tape.add(print(1, 2, 10, 100));
        tape.add(print(2, 9, 14, 300).printKind(kind));
        return tape.build();
    }

    private static final ParentOrder ORDER = new ParentOrder(Side.SELL, 40, START_NS, START_NS + 60 * SECOND_NS);

    @ParameterizedTest
    @EnumSource
    void onlyKindsOfContinuousTradingMoveTheAverage(PrintKind kind) {
        SnapshotSums none = SnapshotSums.of(tape(kind), ORDER, SECOND_NS);
        assertThat(Benchmarks.of(tape(kind), ORDER, none).printVwap())
                .isEqualByComparingTo(kind.inVwap() ? "13" : "10");
        ReferencePrices prices = ReferencePrices.of(tape(kind), ORDER, 0.1);
        if (kind.inVwap()) {
            assertThat(prices.participationWeighted()).isEqualByComparingTo("13");
        } else {
            assertThat(prices.participationWeighted()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void volumeCurvesAndSurveysCountTheSameTrades(PrintKind kind) {
        long curve = DailyVolumes.of(tape(kind), 60 * SECOND_NS).rows().stream()
                .mapToLong(row -> row.volume().longValueExact())
                .sum();
        assertThat(curve).isEqualTo(kind.inVwap() ? 400 : 100);
        TapeSurvey.Prints trades = TapeSurvey.of(tape(kind)).trades();
        assertThat(trades.size()).isEqualTo(kind.inVolume() && !kind.isAuction() ? 400 : 100);
        assertThat(trades.byKind().stream()
                        .mapToLong(TapeSurvey.KindOfPrint::size)
                        .sum())
                .isEqualTo(400);
        assertThat(trades.byKind().stream().map(TapeSurvey.KindOfPrint::kind)).contains(PrintKind.REGULAR, kind);
    }
}
