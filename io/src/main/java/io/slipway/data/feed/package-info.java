/** Market data of exchanges as they send it over WebSockets. */
@NullMarked
package io.slipway.data.feed;

import org.jspecify.annotations.NullMarked;
