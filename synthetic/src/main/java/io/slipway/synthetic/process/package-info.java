/** Random processes that drive the synthetic market: arrival times, sizes, signs and distances, each from a stream of its own. */
@NullMarked
package io.slipway.synthetic.process;

import org.jspecify.annotations.NullMarked;
