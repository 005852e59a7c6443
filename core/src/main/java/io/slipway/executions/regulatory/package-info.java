/**
 * Tables in the shape of the SEC's Rules 605 and 606(b)(3) and of RTS 28, from own executions. All sums are exact integers; a mean is
 * rounded once, half-even.
 */
@NullMarked
package io.slipway.executions.regulatory;

import org.jspecify.annotations.NullMarked;
