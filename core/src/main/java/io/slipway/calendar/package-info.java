/** Hours of markets: trading days, sessions, early closes and auctions. Knows no other package. */
@NullMarked
package io.slipway.calendar;

import org.jspecify.annotations.NullMarked;
