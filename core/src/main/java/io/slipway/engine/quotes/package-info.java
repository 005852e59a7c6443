/** The quotes of a run: at the venues, as received, before the row that happens now, and the bounds that follow from them. */
@NullMarked
package io.slipway.engine.quotes;

import org.jspecify.annotations.NullMarked;
