/** Engines that divide the partitions of a topic among themselves. */
@NullMarked
package io.slipway.kafka.group;

import org.jspecify.annotations.NullMarked;
