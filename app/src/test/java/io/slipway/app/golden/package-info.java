/** Figures of the literature and of independent programs, reproduced. */
@NullMarked
package io.slipway.app.golden;

import org.jspecify.annotations.NullMarked;
