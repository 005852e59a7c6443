/** Wishes of people about the parent orders of a live run, on a topic. */
@NullMarked
package io.slipway.kafka.orders;

import org.jspecify.annotations.NullMarked;
