/** Where market data lies and how to read it: sources of bytes, formats, options. */
@NullMarked
package io.slipway.data.source;

import org.jspecify.annotations.NullMarked;
