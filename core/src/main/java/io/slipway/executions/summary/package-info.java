/** Summaries of many executions: totals, groups, venues, outliers, and the comparison with strategies. */
@NullMarked
package io.slipway.executions.summary;

import org.jspecify.annotations.NullMarked;
