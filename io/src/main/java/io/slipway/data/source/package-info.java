/** Sources of bytes of market data, their formats, and options for reading them. */
@NullMarked
package io.slipway.data.source;

import org.jspecify.annotations.NullMarked;
