/** LOBSTER: the messages of Nasdaq and the book after each of them, in two files that belong together. */
@NullMarked
package io.slipway.data.lobster;

import org.jspecify.annotations.NullMarked;
