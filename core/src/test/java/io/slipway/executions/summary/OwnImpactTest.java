package io.slipway.executions.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.impact.ImpactModel;
import io.slipway.impact.ImpactTarget;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnImpactTest {

    private static final long SECOND = 1_000_000_000L;

    private static OrderPoint point(int number, double cost, @Nullable ImpactPoint impact) {
        return point(number, 100 + number, cost, impact);
    }

    private static OrderPoint point(int number, long filled, double cost, @Nullable ImpactPoint impact) {
        return new OrderPoint(
                "A" + number,
                new ParentOrder(Side.SELL, 100, 100L * number * SECOND, (100L * number + 50) * SECOND),
                Map.of(),
                MoneyTotals.of(200, filled, null),
                Map.of(Measure.COST_VS_ARRIVAL_BPS, cost),
                cost,
                List.of(),
                impact);
    }

    /** Cost 2 + 0.5 volatility sqrt(size), permanent 0.3 volatility size; order 7 costs 90 bps more. */
    private static List<OrderPoint> planted() {
        Random random = new Random(1);
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double size = 0.001 * Math.pow(100, random.nextDouble());
            double volatility = 100 + 100 * random.nextDouble();
            double cost = 2 + 0.5 * volatility * Math.sqrt(size) + 0.1 * random.nextGaussian() + (i == 7 ? 90 : 0);
            double permanent = i % 3 == 0 ? Double.NaN : 0.3 * volatility * size;
            orders.add(point(i, cost, new ImpactPoint(size, 10 * size, volatility, cost, permanent)));
        }
        orders.add(point(30, 1, null));
        return orders;
    }

    @Test
    void eachOrderStandsBesideItsExpectationAndTheOddOneIsTheOutlier() {
        OwnImpact impact = OwnImpact.of(planted());
        assertThat(impact.usable()).isEqualTo(30);
        assertThat(impact.orders()).hasSize(30);
        assertThat(impact.outliers().get(0).order().id()).isEqualTo("A7");
        assertThat(impact.outliers().get(0).bps() - impact.outliers().get(0).expectedBps())
                .isCloseTo(90, within(2.0));
        assertThat(impact.orders().stream().filter(each -> !each.inRange())).hasSize(2);
    }

    @Test
    void permanentAndTemporaryPartsAreFittedToTheOrdersThatHaveThem() {
        OwnImpact impact = OwnImpact.of(planted());
        ImpactModel permanent = impact.models().stream()
                .filter(each -> each.target() == ImpactTarget.PERMANENT_BY_DAY_SHARE)
                .findFirst()
                .orElseThrow();
        assertThat(permanent.orders()).isEqualTo(20);
        assertThat(permanent.chosen().coefficient().value()).isCloseTo(0.3, within(1e-9));
        assertThat(impact.models()).extracting(ImpactModel::target).containsExactly(ImpactTarget.values());
    }

    /** Their sizes over a volume differ, but by the volume alone. */
    @Test
    void ordersOfOneQuantityTellNothingOfTheirSize() {
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ImpactPoint impact = new ImpactPoint(0.001 * (1 + i), 0.01 * (1 + i), 150, 1 + 0.1 * i, Double.NaN);
            orders.add(point(i, 100, 1, impact));
        }
        OwnImpact impact = OwnImpact.of(orders);
        assertThat(impact.usable()).isEqualTo(30);
        assertThat(impact.models()).isEmpty();
        orders.add(point(31, 101, 1, new ImpactPoint(0.04, 0.4, 150, 4, Double.NaN)));
        assertThat(OwnImpact.of(orders).models()).isNotEmpty();
    }

    /** Orders at one time are one stretch: nine stretches are too few, however many orders they have. */
    @Test
    void ordersAtOneTimeAreOneStretch() {
        List<OrderPoint> orders = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            ImpactPoint impact = new ImpactPoint(0.001 * (1 + i), 0.1, 150, i % 5, Double.NaN);
            orders.add(point(i % 9, 1, impact));
        }
        OwnImpact impact = OwnImpact.of(orders);
        assertThat(impact.stretches()).isEqualTo(9);
        assertThat(impact.models()).isEmpty();
        assertThat(impact.orders()).isEmpty();
    }
}
