/** Books rebuilt from single orders. */
@NullMarked
package io.slipway.data.book;

import org.jspecify.annotations.NullMarked;
