/** The wire format: packs of events, begin and end markers, headers and versions. */
@NullMarked
package io.slipway.kafka.wire;

import org.jspecify.annotations.NullMarked;
