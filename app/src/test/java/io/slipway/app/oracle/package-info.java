/** A second implementation of fills, which those of the engine are compared with. */
@NullMarked
package io.slipway.app.oracle;

import org.jspecify.annotations.NullMarked;
