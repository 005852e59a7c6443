/** Market impact as a function of size, fitted to orders that were really executed. */
@NullMarked
package io.slipway.impact;

import org.jspecify.annotations.NullMarked;
