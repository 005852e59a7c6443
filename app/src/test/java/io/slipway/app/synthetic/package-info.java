/** The synthetic market against what was measured on recorded days. */
@NullMarked
package io.slipway.app.synthetic;

import org.jspecify.annotations.NullMarked;
