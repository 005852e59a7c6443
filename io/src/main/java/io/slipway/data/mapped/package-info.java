/** Any CSV file of quotes or trades, its columns named by a mapping. */
@NullMarked
package io.slipway.data.mapped;

import org.jspecify.annotations.NullMarked;
