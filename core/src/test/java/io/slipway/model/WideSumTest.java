package io.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideSumTest {

    private static final int SUMS = 2_000;

    /** Against arithmetic without limits, over factors of all sizes and signs. */
    @Test
    void addsProductsExactly() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < SUMS; i++) {
            WideSum sum = new WideSum();
            BigInteger exact = BigInteger.ZERO;
            assertThat(sum.isZero()).isTrue();
            for (int term = random.nextInt(20); term >= 0; term--) {
                long a = random.nextLong() >> random.nextInt(2, Long.SIZE);
                long b = random.nextLong() >> random.nextInt(6, Long.SIZE);
                sum.add(a, b);
                exact = exact.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
                assertThat(sum.toBigInteger()).isEqualTo(exact);
                assertThat(sum.isZero()).isEqualTo(exact.signum() == 0);
            }
        }
    }
}
