/**
 * Parameter search: spaces, samplers, and detection of parameters without effect. It needs neither files nor the command line:
 *
 * <pre>{@code
 * Definition<Strategy> router = Catalogue.installed().find("cont-kukanov").orElseThrow();
 * RunSpec run = RunSpec.of(order);
 * ParameterSpace space = ParameterSpace.of(Map.of("lambda_under", List.of(5_000_000L, 20_000_000L, 50_000_000L)));
 * Parameters untuned = new Parameters(Map.of("lambda_under", 50_000_000L));
 * PointFunction function = PointFunction.of(
 *         new Backtest(tape, run),
 *         point -> run.strategy(router).withParameters(point),
 *         Objective.cash());
 * SearchResult found = new SearchRunner(function, executor, SearchListener.NONE)
 *         .run(new SearchSpec(space, Sampler.GRID, 0, 42, "cash", untuned));
 * Parameters best = found.best().point();
 * }</pre>
 */
@NullMarked
package io.slipway.search;

import org.jspecify.annotations.NullMarked;
