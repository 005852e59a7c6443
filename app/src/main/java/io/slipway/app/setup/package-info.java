/** Commands about the program itself: its cache and its completion in a shell. */
@NullMarked
package io.slipway.app.setup;

import org.jspecify.annotations.NullMarked;
