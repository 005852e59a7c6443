package io.slipway.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConservedLiquidityTest {

    private final ConservedLiquidity ledger = new ConservedLiquidity(2);

    @Test
    void givesADisplayedShareOnce() {
        ledger.onTake(0, 100, 300);
        assertThat(ledger.available(0, 100, 500)).isEqualTo(200);
        ledger.onTake(0, 100, 200);
        assertThat(ledger.available(0, 100, 500)).isZero();
    }

    @Test
    void keepsVenuesApart() {
        ledger.onTake(0, 100, 300);
        assertThat(ledger.available(1, 100, 500)).isEqualTo(500);
    }

    @Test
    void givesWhatARowAdds() {
        ledger.onTake(0, 100, 500);
        ledger.onQuote(0, 100, 700);
        assertThat(ledger.available(0, 100, 700)).isEqualTo(200);
    }

    @Test
    void forgetsWhatTheTapeTookAway() {
        ledger.onTake(0, 100, 500);
        ledger.onQuote(0, 100, 200);
        assertThat(ledger.available(0, 100, 200)).isZero();
        ledger.onQuote(0, 100, 500);
        assertThat(ledger.available(0, 100, 500)).isEqualTo(300);
    }

    @Test
    void endsALevelWhenTheBestMovesPastIt() {
        ledger.onTake(0, 100, 500);
        ledger.onQuote(0, 101, 300);
        ledger.onQuote(0, 100, 500);
        assertThat(ledger.available(0, 100, 500)).isEqualTo(500);
    }

    @Test
    void keepsALevelThatABetterBestHides() {
        ledger.onTake(0, 100, 500);
        ledger.onQuote(0, 99, 100);
        ledger.onQuote(0, 100, 500);
        assertThat(ledger.available(0, 100, 500)).isZero();
    }

    @Test
    void endsAllLevelsWhenTheSideEmpties() {
        ledger.onTake(0, 100, 500);
        ledger.onNoQuote(0);
        assertThat(ledger.available(0, 100, 500)).isEqualTo(500);
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
            for (int row = 0; row < 200; row++) {
                long px = random.nextLong(8);
                long size = 1 + random.nextLong(9);
                if (random.nextInt(20) == 0) {
                    fast.onNoQuote(0);
                    slow.taken.clear();
                    continue;
                }
                fast.onQuote(0, px, size);
                slow.onQuote(px, size);
                long available = fast.available(0, px, size);
                assertThat(available).isEqualTo(slow.available(px, size));
                long qty = random.nextLong(available + 1);
                if (qty > 0) {
                    fast.onTake(0, px, qty);
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
                long qty = random.nextLong(conserved.available(0, 7, displayed) + 1);
                if (qty > 0) {
                    conserved.onTake(0, 7, qty);
                    filled += qty;
                }
                long next = random.nextLong(100);
                shown += Math.max(0, next - displayed);
                displayed = next;
                conserved.onQuote(0, 7, displayed);
            }
            assertThat(filled).isLessThanOrEqualTo(shown);
        }
    }
}
