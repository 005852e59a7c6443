/** Check of the machine and the cluster before work begins. */
@NullMarked
package io.slipway.app.doctor;

import org.jspecify.annotations.NullMarked;
