/** Measurements of the parts; the whole process is measured by {@code benchmarks/run}. */
@NullMarked
package io.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
