/** Runs over a stream that survive a kill: state, position and outputs move together in Kafka transactions. */
@NullMarked
package io.slipway.kafka.durable;

import org.jspecify.annotations.NullMarked;
