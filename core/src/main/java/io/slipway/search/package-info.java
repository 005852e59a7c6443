/** Parameter search: spaces, samplers, and detection of parameters without effect. */
@NullMarked
package io.slipway.search;

import org.jspecify.annotations.NullMarked;
