/** A Kafka broker embedded in this process. */
@NullMarked
package io.slipway.kafka.broker;

import org.jspecify.annotations.NullMarked;
