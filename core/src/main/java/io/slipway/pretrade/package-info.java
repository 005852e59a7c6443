/** The cost of an order before it is given, from orders of its size at its time of day on past days. */
@NullMarked
package io.slipway.pretrade;

import org.jspecify.annotations.NullMarked;
