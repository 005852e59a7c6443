/** Tests of the whole product. */
@NullMarked
package io.slipway.app;

import org.jspecify.annotations.NullMarked;
