/** Facts about a cluster that {@code slipway doctor} judges. */
@NullMarked
package io.slipway.kafka.health;

import org.jspecify.annotations.NullMarked;
