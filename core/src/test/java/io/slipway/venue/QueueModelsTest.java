package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QueueModelsTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-9);
    private static final List<QueueModel> ALL = List.of(
            QueueModels.tradesOnly(),
            QueueModels.proportional(),
            QueueModels.power(1),
            QueueModels.power(2),
            QueueModels.power(1e-300),
            QueueModels.power(400),
            QueueModels.power(Double.MAX_VALUE),
            QueueModels.logarithmic(),
            QueueModels.proRata(1));

    /** 1,000 ahead, 400 join behind, 300 trade, then 200 of the 1,100 left are cancelled. */
    @Test
    void placesAnOrderAfterACancelAsTheReferenceDoes() {
        assertThat(QueueModels.tradesOnly().aheadAfterCancel(700, 400, 200)).isEqualTo(700);
        assertThat(QueueModels.proportional().aheadAfterCancel(700, 400, 200)).isCloseTo(572.7272727272727, CLOSE);
        assertThat(QueueModels.power(1).aheadAfterCancel(700, 400, 200)).isCloseTo(572.7272727272727, CLOSE);
    }

    @Test
    void weighsAheadAndBehindByPowerOrLogarithm() {
        double squares = 700 - 200 * (490_000.0 / 650_000.0);
        assertThat(QueueModels.power(2).aheadAfterCancel(700, 400, 200)).isCloseTo(squares, CLOSE);
        double logarithms = 700 - 200 * (Math.log(701) / (Math.log(701) + Math.log(401)));
        assertThat(QueueModels.logarithmic().aheadAfterCancel(700, 400, 200)).isCloseTo(logarithms, CLOSE);
    }

    @Test
    void powersBeyondADoubleKeepTheirProportion() {
        double share = 1 / (1 + Math.pow(699.0 / 700, 400));
        assertThat(QueueModels.power(400).aheadAfterCancel(700, 699, 200)).isCloseTo(700 - 200 * share, CLOSE);
        assertThat(QueueModels.power(400).aheadAfterCancel(699, 700, 200)).isCloseTo(699 - 200 * (1 - share), CLOSE);
        assertThat(QueueModels.power(1e308).aheadAfterCancel(700, 699, 200)).isEqualTo(500);
        assertThat(QueueModels.power(1e308).aheadAfterCancel(699, 700, 200)).isEqualTo(699);
        assertThat(QueueModels.power(1e308).aheadAfterCancel(0.25, 0.125, 1)).isZero();
    }

    @Test
    void takesFromAheadWhatCannotHaveBeenBehind() {
        assertThat(QueueModels.tradesOnly().aheadAfterCancel(700, 50, 200)).isEqualTo(550);
        assertThat(QueueModels.power(0.01).aheadAfterCancel(700, 50, 200)).isEqualTo(550);
    }

    @Test
    void neverMovesBackNorPastTheFrontNorClaimsMoreThanIsThere() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            long ahead = random.nextLong(50);
            long behind = random.nextLong(50);
            if (ahead + behind == 0) {
                continue;
            }
            long cancelled = 1 + random.nextLong(ahead + behind);
            for (QueueModel model : ALL) {
                double after = model.aheadAfterCancel((double) ahead, (double) behind, cancelled);
                assertThat(after).isBetween(0.0, (double) ahead);
                assertThat(after).isLessThanOrEqualTo(ahead + behind - cancelled + 1e-9);
                assertThat(ahead - after).isLessThanOrEqualTo(cancelled + 1e-9);
            }
        }
    }

    @Test
    void fillsWhatTradesBeyondTheQueueAhead() {
        assertThat(QueueModels.tradesOnly().filledBy(300, 250, 900, 100)).isEqualTo(50);
        assertThat(QueueModels.tradesOnly().filledBy(300, 300, 900, 100)).isZero();
        assertThat(QueueModels.proportional().filledBy(300, 250.5, 900, 100)).isEqualTo(49);
    }

    @Test
    void sharesATradeBySizeFromAMinimumOn() {
        assertThat(QueueModels.proRata(1).filledBy(100, 900, 900, 100)).isEqualTo(10);
        assertThat(QueueModels.proRata(11).filledBy(100, 900, 900, 100)).isZero();
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        assertThatThrownBy(() -> QueueModels.power(0)).hasMessageContaining("exponent=0.0");
        assertThatThrownBy(() -> QueueModels.power(Double.NaN)).hasMessageContaining("exponent=NaN");
        assertThatThrownBy(() -> QueueModels.proRata(0)).hasMessageContaining("minimum=0");
    }
}
