package io.slipway.strategies.allocation;

import io.slipway.strategy.ParameterDef;
import io.slipway.strategy.Parameters;
import java.util.List;

/**
 * The parameters of the static allocators, in 1e-9 of the quote currency per share.
 *
 * @param lambdaOverE9 penalty per surplus share
 * @param lambdaUnderE9 penalty per missing share
 * @param thetaQueueE9 queue-risk penalty per surplus or missing share
 */
public record StaticParameters(long lambdaOverE9, long lambdaUnderE9, long thetaQueueE9) {

    /**
     * The three parameters as strategies declare them, with the values that a search tries. Defaults are in ticks, because an amount
     * that is right for a stock means nothing for a coin or a future; values for a search are those of a tick of 0.01.
     */
    public static final List<ParameterDef> DEFINITIONS = List.of(
            ParameterDef.distance("lambda_over", "5", "penalty per surplus share")
                    .searched("0", "0.05", "0.1"),
            // Five ticks, of a stock five cents, make the spread of a liquid instrument worth crossing.
            ParameterDef.distance("lambda_under", "5", "penalty per missing share, above the mid")
                    .searched("0.0025", "0.005", "0.01", "0.015", "0.02", "0.03", "0.05", "0.1"),
            ParameterDef.distance("theta_queue", "0", "queue-risk penalty per surplus or missing share")
                    .searched("0", "0.005", "0.01"));

    /** The lot of the static allocators: the quantity step, unless data are in round lots. */
    public static final ParameterDef LOT = ParameterDef.quantity(
                    "lot", "0", "step of a split, in shares, coins or contracts; 0 for the smallest")
            .between("0", "1000000000");

    /**
     * Checks the penalties.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public StaticParameters {
        if (lambdaOverE9 < 0 || lambdaUnderE9 < 0 || thetaQueueE9 < 0) {
            throw new IllegalArgumentException("penalties are not negative: lambda_over=" + lambdaOverE9
                    + "e-9, lambda_under=" + lambdaUnderE9 + "e-9, theta_queue=" + thetaQueueE9 + "e-9");
        }
    }

    /**
     * The three values of a strategy's parameters.
     *
     * @throws IllegalArgumentException if one of them is missing or negative
     */
    public static StaticParameters of(Parameters parameters) {
        return new StaticParameters(
                parameters.valueE9("lambda_over"),
                parameters.valueE9("lambda_under"),
                parameters.valueE9("theta_queue"));
    }

    /** The values by name. */
    public Parameters toParameters() {
        return Parameters.NONE
                .with("lambda_over", lambdaOverE9)
                .with("lambda_under", lambdaUnderE9)
                .with("theta_queue", thetaQueueE9);
    }
}
