package io.slipway.study;

import io.slipway.engine.RunSpec;
import io.slipway.tape.MarketTape;

/**
 * One day of a study.
 *
 * @param tape the market data of the day
 * @param spec the run on that day: its hours, fees, venues and strategies
 */
public record StudyDay(MarketTape tape, RunSpec spec) {}
