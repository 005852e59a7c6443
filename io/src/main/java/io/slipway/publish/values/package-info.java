/** The values that several files of a run directory share: fees, savings, quality, settings. */
@NullMarked
package io.slipway.publish.values;

import org.jspecify.annotations.NullMarked;
