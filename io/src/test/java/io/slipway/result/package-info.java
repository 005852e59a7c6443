/** Tests of the result files. */
@NullMarked
package io.slipway.result;

import org.jspecify.annotations.NullMarked;
