/** Charts and a text summary, made from the files of a run directory alone. */
@NullMarked
package io.slipway.report;

import org.jspecify.annotations.NullMarked;
