/** Feeds of exchanges against a stand-in. */
@NullMarked
package io.slipway.app.feed;

import org.jspecify.annotations.NullMarked;
