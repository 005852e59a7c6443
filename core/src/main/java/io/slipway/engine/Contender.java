package io.slipway.engine;

/**
 * A strategy with the settings that it runs under. Contenders of one pass share the tape, the profile and the parent order;
 * all else may differ.
 */
public record Contender(Strategy strategy, BacktestSettings settings) {}
