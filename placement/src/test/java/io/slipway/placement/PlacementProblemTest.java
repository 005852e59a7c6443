package io.slipway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.placement.distribution.Exponential;
import io.slipway.placement.distribution.IndependentOutflows;
import io.slipway.placement.expectation.ExpectedCost;
import io.slipway.placement.solver.TwoVenues;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementProblemTest {

    private static PlacementProblem problem(PlacementCosts costs, double rebate) {
        return new PlacementProblem(
                100,
                costs,
                List.of(new PlacementVenue(20, rebate)),
                new IndependentOutflows(List.of(new Exponential(50))));
    }

    @Test
    void namesTheAssumptionThatIsBrokenAndWhatItMeans() {
        assertThat(problem(new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0), 0.002)
                        .assumptions())
                .isEmpty();
        assertThat(problem(new PlacementCosts(0.01, 0.003, 0.05, 0.012, 0), 0.002)
                        .assumptions())
                .singleElement()
                .asString()
                .startsWith("A2 does not hold")
                .contains("lambda_over=0.012", "venue=1", "bounds it");
        assertThat(problem(new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0), -0.02)
                        .assumptions())
                .singleElement()
                .asString()
                .startsWith("A3 does not hold");
        assertThat(problem(new PlacementCosts(0.01, 0.003, 0.012, 0.04, 0), 0.002)
                        .assumptions())
                .singleElement()
                .asString()
                .contains("lambda_under >= half_spread + take_fee", "may be left");
        assertThat(problem(new PlacementCosts(0.01, -0.06, 0.05, 0.04, 0), 0.002)
                        .assumptions())
                .singleElement()
                .asString()
                .contains("taking more than the order pays");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new PlacementCosts(0.01, 0.003, 0, 0.04, 0)).hasMessageContaining("A1 does not hold");
        assertThatThrownBy(() -> new PlacementCosts(-0.01, 0.003, 0.1, 0.04, 0))
                .hasMessageContaining("half_spread=-0.01");
        assertThatThrownBy(() -> new PlacementCosts(0.01, Double.NaN, 0.1, 0.04, 0))
                .hasMessageContaining("take_fee=NaN");
        assertThatThrownBy(() -> new PlacementVenue(-1, 0)).hasMessageContaining("queue=-1");
        PlacementProblem one = problem(new PlacementCosts(0.01, 0.003, 0.05, 0.04, 0), 0.002);
        assertThatThrownBy(() -> one.withQty(0)).hasMessageContaining("qty=0");
        assertThatThrownBy(() -> new PlacementProblem(5, one.costs(), List.of(), one.outflows()))
                .hasMessageContaining("venues=0");
        assertThatThrownBy(() -> new TwoVenues().solve(one)).hasMessageContaining("two-venues does not apply");
        assertThatThrownBy(() -> ExpectedCost.of(one).cost(Placement.allMarket(5, 2)))
                .hasMessageContaining("venues=2");
    }

    @Test
    void refusesASplitThatIsNone() {
        assertThatThrownBy(() -> new Placement(-1, List.of())).hasMessageContaining("market=-1");
        assertThatThrownBy(() -> new Placement(1, List.of(Double.NaN))).hasMessageContaining("limit=NaN");
        assertThat(Placement.equalSplit(90, 2).total()).isEqualTo(90);
    }
}
