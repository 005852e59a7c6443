package io.slipway.strategies.allocation;

import java.util.List;

/**
 * The static allocator's parameters, in 1e-9 of the quote currency a share.
 *
 * @param lambdaOverE9 penalty for a share bought too many
 * @param lambdaUnderE9 penalty for a share not bought
 * @param thetaQueueE9 queue-risk penalty for a share bought too many or not bought
 */
public record StaticParameters(long lambdaOverE9, long lambdaUnderE9, long thetaQueueE9) {

    /** Their names, as results spell them. */
    public static final List<String> NAMES = List.of("lambda_over", "lambda_under", "theta_queue");

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
}
