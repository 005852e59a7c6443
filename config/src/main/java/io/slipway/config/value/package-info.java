/** Single values of settings as people write them: moments and laws of impact. */
@NullMarked
package io.slipway.config.value;

import org.jspecify.annotations.NullMarked;
