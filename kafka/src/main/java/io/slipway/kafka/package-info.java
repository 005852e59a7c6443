/** Market data through Apache Kafka: an embedded broker, the wire format, a producer and a consumer. */
@NullMarked
package io.slipway.kafka;

import org.jspecify.annotations.NullMarked;
