/** The expected cost of a placement, its gradient, and a lower bound with perfect information. */
@NullMarked
package io.slipway.placement.expectation;

import org.jspecify.annotations.NullMarked;
