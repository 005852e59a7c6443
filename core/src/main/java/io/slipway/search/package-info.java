/** Parameter search: spaces, samplers, dead parameters. */
@NullMarked
package io.slipway.search;

import org.jspecify.annotations.NullMarked;
