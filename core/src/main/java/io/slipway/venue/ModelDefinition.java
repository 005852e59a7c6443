package io.slipway.venue;

import io.slipway.venue.latency.LatencyModel;

/**
 * A model of the venues with its name, as on the command line.
 *
 * <pre>{@code
 * new ModelDefinition<QueueModel>("half-ahead", "Half of the cancelled shares were ahead.", new HalfAhead())
 * }</pre>
 *
 * @param name lower case words joined by hyphens
 * @param description one sentence for a person
 * @param model the model, which all runs share: an immutable value, or a function that makes a new one
 * @param <T> {@link QueueModel}, {@link LatencyModel} or a function from the number of venues to a {@link LiquidityLedger}
 */
public record ModelDefinition<T>(String name, String description, T model) {}
