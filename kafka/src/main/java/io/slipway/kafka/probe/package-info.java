/** Port behind an address: what speaks there, found without a Kafka client. */
@NullMarked
package io.slipway.kafka.probe;

import org.jspecify.annotations.NullMarked;
