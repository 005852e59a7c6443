/**
 * A search of parameters over the orders of several days: one order a day, worked with every point, as tasks and parts of a study.
 *
 * <pre>{@code
 * TuningResult found = Tuning.merge(panel, parts, leftOut, search, objective);
 * Parameters best = found.search().best().point();
 * }</pre>
 */
@NullMarked
package io.slipway.study.tuning;

import org.jspecify.annotations.NullMarked;
