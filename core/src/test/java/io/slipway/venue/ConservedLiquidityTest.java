package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.DepthSide;
import io.slipway.market.DisplayedLevels;
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
