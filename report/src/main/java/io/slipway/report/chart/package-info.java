/** Charts as PNG pictures. */
@NullMarked
package io.slipway.report.chart;

import org.jspecify.annotations.NullMarked;
