/** What is traded and how: sides, venues, orders, fills, fees. Values only; prices and money are 1e-9 of the quote currency. */
@NullMarked
package io.slipway.model;

import org.jspecify.annotations.NullMarked;
