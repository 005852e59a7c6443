/** Many parent orders on one tape, and the statistics of their costs. */
@NullMarked
package io.slipway.study;

import org.jspecify.annotations.NullMarked;
