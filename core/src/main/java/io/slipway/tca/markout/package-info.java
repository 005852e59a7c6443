/** Moves of the mid after fills, with counts and intervals. */
@NullMarked
package io.slipway.tca.markout;

import org.jspecify.annotations.NullMarked;
