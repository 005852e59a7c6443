package io.slipway.tca;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Costs that a model assumes. They are part of no other figure.
 *
 * @param components component model of the fills
 * @param whatIfImpactE9 market impact in 1e-9 of the quote currency, positive is a cost; null where none is assumed
 */
public record AssumedCosts(
        ComponentCost components, @Nullable BigInteger whatIfImpactE9) {}
