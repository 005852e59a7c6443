/** The market as it was published: events, the tape that holds them, the books of all venues as of now. */
@NullMarked
package io.slipway.market;

import org.jspecify.annotations.NullMarked;
