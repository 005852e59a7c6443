/** The list of the orders of one live run, and the definition of its columns. */
@NullMarked
package io.slipway.result.live;

import org.jspecify.annotations.NullMarked;
