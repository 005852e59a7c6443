/** Reference data of venues. */
@NullMarked
package io.slipway.data.venue;

import org.jspecify.annotations.NullMarked;
