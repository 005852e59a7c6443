/** The audit of a run directory. */
@NullMarked
package io.slipway.report.audit;

import org.jspecify.annotations.NullMarked;
