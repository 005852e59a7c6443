/** Files of tables in the shape of regulations. */
@NullMarked
package io.slipway.publish.regulatory;

import org.jspecify.annotations.NullMarked;
