/**
 * Many parent orders on one tape, and the statistics of their costs. A {@link io.slipway.study.StudyPlan} is divided into {@link
 * io.slipway.study.StudyTask tasks}; each gives a {@link io.slipway.study.StudyPart}, and the parts are merged to a result. The
 * tasks may be worked in any order, on any number of threads, processes or machines. In one process:
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.installed();
 * List<String> names = List.of("cont-kukanov", "best-ask", "twap");
 * StudyGrid grid = new StudyGrid(
 *         List.of(Side.BUY, Side.SELL),
 *         List.of(200L, 1_000L),
 *         StudyDays.stretches(tape, TradingHours.UNLIMITED, tape.firstEventNs(), tape.lastEventNs(), horizonNs),
 *         horizonNs,
 *         20);
 * StudyPlan plan = StudyPlan.of(tape.sha256(), grid, names, new StudyDesign("twap", "cont-kukanov", 2, 0.05, 42));
 * RunSpec run = RunSpec.of(grid.parents().get(0))
 *         .withStrategies(names.stream().map(name -> catalogue.find(name).orElseThrow()).toList());
 * StudyResult result = new StudyRunner(executor, StudyListener.NONE).run(new Study(plan, tape, run));
 * result.pairs().forEach(pair -> System.out.println(pair.verdict().text()));
 * }</pre>
 */
@NullMarked
package io.slipway.study;

import org.jspecify.annotations.NullMarked;
