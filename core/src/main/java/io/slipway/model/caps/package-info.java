/** Caps that rules of a market set on the fees of its venues. */
@NullMarked
package io.slipway.model.caps;

import org.jspecify.annotations.NullMarked;
