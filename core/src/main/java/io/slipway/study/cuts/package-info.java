/** Savings of a study's strategies in parts of its orders. */
@NullMarked
package io.slipway.study.cuts;

import org.jspecify.annotations.NullMarked;
