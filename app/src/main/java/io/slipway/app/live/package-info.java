/** Paper trading on data as they arrive, and its page. */
@NullMarked
package io.slipway.app.live;

import org.jspecify.annotations.NullMarked;
