/** Tests of the result files. */
@NullMarked
package io.slipway.publish;

import org.jspecify.annotations.NullMarked;
