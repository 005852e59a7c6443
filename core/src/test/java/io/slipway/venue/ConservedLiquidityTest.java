package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.DepthSide;
import io.slipway.market.DisplayedLevels;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConservedLiquidityTest {

    private final ConservedLiquidity ledger = new ConservedLiquidity(2);

    private static DisplayedLevels showing(int venue, long px, long size) {
        DepthSide side = new DepthSide(2, 1);
        if (size > 0) {
            side.append(venue, px, size);
        }
        return side;
    }

    @Test
    void givesADisplayedShareOnce() {
        ledger.onTake(0, 100, 300, 0, 0);
        assertThat(ledger.available(0, 100, 500, 0)).isEqualTo(200);
        ledger.onTake(0, 100, 200, 0, 0);
        assertThat(ledger.available(0, 100, 500, 0)).isZero();
    }

    @Test
    void keepsVenuesApart() {
        ledger.onTake(0, 100, 300, 0, 0);
        assertThat(ledger.available(1, 100, 500, 0)).isEqualTo(500);
    }

    @Test
    void givesWhatARowAdds() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, showing(0, 100, 700), 0);
        assertThat(ledger.available(0, 100, 700, 0)).isEqualTo(200);
    }

    @Test
    void forgetsWhatTheTapeTookAway() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, showing(0, 100, 200), 0);
        assertThat(ledger.available(0, 100, 200, 0)).isZero();
        ledger.onLevels(0, showing(0, 100, 500), 0);
        assertThat(ledger.available(0, 100, 500, 0)).isEqualTo(300);
    }

    @Test
    void endsALevelWhenTheBestMovesPastIt() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, showing(0, 101, 300), 0);
        ledger.onLevels(0, showing(0, 100, 500), 0);
        assertThat(ledger.available(0, 100, 500, 0)).isEqualTo(500);
    }

    @Test
    void keepsALevelThatABetterBestHides() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, showing(0, 99, 100), 0);
        ledger.onLevels(0, showing(0, 100, 500), 0);
        assertThat(ledger.available(0, 100, 500, 0)).isZero();
    }

    @Test
    void endsAllLevelsWhenTheSideIsEmptyForLong() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, new DepthSide(2, 1), 0);
        ledger.onLevels(0, showing(0, 100, 500), 11 * MS);
        assertThat(ledger.available(0, 100, 500, 11 * MS)).isEqualTo(500);
    }

    @Test
    void keepsLevelsOfASideThatBlinks() {
        ledger.onTake(0, 100, 500, 0, 0);
        ledger.onLevels(0, new DepthSide(2, 1), 0);
        ledger.onLevels(0, new DepthSide(2, 1), 9 * MS);
        ledger.onLevels(0, showing(0, 100, 500), 10 * MS);
        assertThat(ledger.available(0, 100, 500, 10 * MS)).isZero();
    }

    private static final long MS = 1_000_000;

    @Test
    void givesBackWhatOthersTookOfALevelThatStays() {
        ledger.onTake(0, 100, 500, 500, 0);
        ledger.onPrint(0, 100, 200, 5 * MS);
        assertThat(ledger.available(0, 100, 500, 15 * MS)).isZero();
        assertThat(ledger.available(0, 100, 500, 15 * MS + 1)).isEqualTo(200);
    }

    @Test
    void givesBackNoMoreThanWasTakenAndOnlyOnce() {
        ledger.onTake(0, 100, 100, 500, 0);
        ledger.onPrint(0, 100, 300, 5 * MS);
        ledger.onLevels(0, showing(0, 100, 500), 30 * MS);
        assertThat(ledger.available(0, 100, 500, 30 * MS)).isEqualTo(500);
        ledger.onTake(0, 100, 500, 500, 30 * MS);
        assertThat(ledger.available(0, 100, 500, 60 * MS)).isZero();
    }

    @Test
    void givesNothingBackForAPrintThatIsAFallOfTheSize() {
        ledger.onTake(0, 100, 100, 500, 0);
        ledger.onPrint(0, 100, 200, 5 * MS);
        ledger.onLevels(0, showing(0, 100, 300), 6 * MS);
        assertThat(ledger.available(0, 100, 300, 60 * MS)).isEqualTo(200);
    }

    @Test
    void givesBackWhatAFallDoesNotExplain() {
        ledger.onTake(0, 100, 300, 500, 0);
        ledger.onPrint(0, 100, 200, 5 * MS);
        ledger.onLevels(0, showing(0, 100, 450), 6 * MS);
        assertThat(ledger.available(0, 100, 450, 60 * MS)).isEqualTo(300);
    }

    @Test
    void aRiseAfterAPrintIsNewSizeAtOnce() {
        ledger.onTake(0, 100, 500, 500, 0);
        ledger.onPrint(0, 100, 200, 5 * MS);
        ledger.onLevels(0, showing(0, 100, 600), 5 * MS);
        assertThat(ledger.available(0, 100, 600, 5 * MS)).isEqualTo(300);
    }

    @Test
    void printsOfAnotherPriceOrVenueGiveNothingBack() {
        ledger.onTake(0, 100, 500, 500, 0);
        ledger.onPrint(0, 101, 200, 5 * MS);
        ledger.onPrint(1, 100, 200, 5 * MS);
        assertThat(ledger.available(0, 100, 500, 60 * MS)).isZero();
    }

    /** The rule as it is written, with a map. */
    private static final class RuleAsWritten {
        private final TreeMap<Long, Long> taken = new TreeMap<>();

        long available(long px, long displayed) {
            return Math.max(0, displayed - taken.getOrDefault(px, 0L));
        }

        void onQuote(long px, long size) {
            taken.keySet().removeIf(level -> level < px);
            taken.computeIfPresent(px, (level, qty) -> Math.min(qty, size));
        }
    }

    @Test
    void equalsTheRuleAsWrittenOnRandomTapes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int tape = 0; tape < 500; tape++) {
            ConservedLiquidity fast = new ConservedLiquidity(1);
            RuleAsWritten slow = new RuleAsWritten();
            long now = 0;
            for (int row = 0; row < 200; row++) {
                long px = random.nextLong(8);
                long size = 1 + random.nextLong(9);
                if (random.nextInt(20) == 0) {
                    fast.onLevels(0, new DepthSide(2, 1), now);
                    boolean isLong = random.nextBoolean();
                    now += (isLong ? 11 : 9) * MS;
                    slow.taken.keySet().removeIf(level -> isLong);
                }
                fast.onLevels(0, showing(0, px, size), now);
                slow.onQuote(px, size);
                long available = fast.available(0, px, size, now);
                assertThat(available).isEqualTo(slow.available(px, size));
                long qty = random.nextLong(available + 1);
                if (qty > 0) {
                    fast.onTake(0, px, qty, 0, now);
                    slow.taken.merge(px, qty, Long::sum);
                }
            }
        }
    }

    /** A restored ledger knows of no level that nothing can change, so it looks at all of them with each row. */
    @Test
    void levelsOutOfSightAreAsIfEachWereLookedAtWithEachRow() {
        SplittableRandom random = new SplittableRandom(7);
        for (int tape = 0; tape < 400; tape++) {
            int capacity = 1 + tape % 2;
            ConservedLiquidity ledger = new ConservedLiquidity(1);
            ConservedLiquidity slow = new ConservedLiquidity(1);
            long now = 0;
            for (int step = 0; step < 200; step++) {
                slow = restored(slow);
                now += random.nextLong(6) * MS;
                long px = random.nextLong(8);
                long size = 1 + random.nextLong(9);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        ledger.onTake(0, px, size, 10, now);
                        slow.onTake(0, px, size, 10, now);
                    }
                    case 1 -> {
                        ledger.onPrint(0, px, size, now);
                        slow.onPrint(0, px, size, now);
                    }
                    default -> {
                        DepthSide row = new DepthSide(1, capacity);
                        for (int level = 0; level < capacity && random.nextInt(9) > 0; level++) {
                            row.append(0, px + level + random.nextLong(2) * level, size + level);
                        }
                        ledger.onLevels(0, row, now);
                        slow.onLevels(0, row, now);
                    }
                }
                assertThat(saved(ledger)).isEqualTo(saved(slow));
            }
        }
    }

    private static byte[] saved(ConservedLiquidity ledger) {
        StateWriter state = new StateWriter();
        ledger.save(state);
        return state.toBytes();
    }

    private static ConservedLiquidity restored(ConservedLiquidity ledger) {
        ConservedLiquidity other = new ConservedLiquidity(1);
        other.restore(new StateReader(saved(ledger)));
        return other;
    }

    @Test
    void neverTakesMoreOverALevelsLifeThanFirstDisplayedPlusIncreases() {
        SplittableRandom random = new SplittableRandom(5);
        for (int life = 0; life < 2_000; life++) {
            ConservedLiquidity conserved = new ConservedLiquidity(1);
            long displayed = random.nextLong(100);
            long shown = displayed;
            long filled = 0;
            for (int row = 0; row < 50; row++) {
                long qty = random.nextLong(conserved.available(0, 7, displayed, 0) + 1);
                if (qty > 0) {
                    conserved.onTake(0, 7, qty, 0, 0);
                    filled += qty;
                }
                long next = random.nextLong(100);
                shown += Math.max(0, next - displayed);
                displayed = next;
                conserved.onLevels(0, showing(0, 7, displayed), 0);
            }
            assertThat(filled).isLessThanOrEqualTo(shown);
        }
    }
}
