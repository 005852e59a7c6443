/** Statistics of recorded data: what it holds, and which faults it has. */
@NullMarked
package io.slipway.survey;

import org.jspecify.annotations.NullMarked;
