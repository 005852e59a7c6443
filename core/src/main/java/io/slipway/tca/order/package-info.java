/** Orders that were sent to venues, and what came of them. */
@NullMarked
package io.slipway.tca.order;

import org.jspecify.annotations.NullMarked;
