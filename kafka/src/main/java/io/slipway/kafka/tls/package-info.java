/** Keys and certificates of the embedded broker and of its clients. */
@NullMarked
package io.slipway.kafka.tls;

import org.jspecify.annotations.NullMarked;
