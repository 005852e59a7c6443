/** Solvers of the placement problem, each with a certificate of what it has proven. */
@NullMarked
package io.slipway.placement.solver;

import org.jspecify.annotations.NullMarked;
