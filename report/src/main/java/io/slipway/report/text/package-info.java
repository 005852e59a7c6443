/** Results in sentences and tables for a terminal. */
@NullMarked
package io.slipway.report.text;

import org.jspecify.annotations.NullMarked;
