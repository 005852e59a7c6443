/** Captured network traffic: the packets of pcap and pcapng files, and the UDP datagrams in them. */
@NullMarked
package io.slipway.data.packet;

import org.jspecify.annotations.NullMarked;
