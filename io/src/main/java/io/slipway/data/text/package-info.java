/** Text that holds numbers: lines in blocks of bytes, times, prices. */
@NullMarked
package io.slipway.data.text;

import org.jspecify.annotations.NullMarked;
