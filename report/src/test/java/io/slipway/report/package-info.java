/** Tests of the charts and the summary. */
@NullMarked
package io.slipway.report;

import org.jspecify.annotations.NullMarked;
