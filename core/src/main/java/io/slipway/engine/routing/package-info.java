/** The venues that get orders of one strategy, and the quotes that it may take of them. */
@NullMarked
package io.slipway.engine.routing;

import org.jspecify.annotations.NullMarked;
