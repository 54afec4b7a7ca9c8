package net.herald.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

class DescriptorTest {

  @Test
  void anOptionThatWasSetIsRead() throws Exception {
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
      Descriptor.set(socket, SocketOption.IP_TTL, 255);
      Descriptor.set(socket, SocketOption.IP_MINTTL, 254);
      assertThat(Descriptor.get(socket, SocketOption.IP_TTL)).isEqualTo(255);
      assertThat(Descriptor.get(socket, SocketOption.IP_MINTTL)).isEqualTo(254);
    }
  }

  @Test
  void anOptionOfIpv6IsReadFromAListeningSocket() throws Exception {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.INET6)) {
      Descriptor.set(socket, SocketOption.IPV6_MINHOPCOUNT, 255);
      assertThat(Descriptor.get(socket, SocketOption.IPV6_MINHOPCOUNT)).isEqualTo(255);
      Descriptor.set(socket, SocketOption.IPV6_V6ONLY, 1);
      assertThat(Descriptor.get(socket, SocketOption.IPV6_V6ONLY)).isOne();
    }
  }

  @Test
  void anUnknownDeviceIsToldByName() throws Exception {
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
      assertThatThrownBy(() -> Descriptor.set(socket, SocketOption.SO_BINDTODEVICE, "absent0"))
          .isInstanceOf(PosixException.class)
          .hasMessage("cannot set SO_BINDTODEVICE: ENODEV, no such device");
    }
  }

  @Test
  void anOptionTheKernelDoesNotHaveIsToldByName() throws Exception {
    SocketOption unheardOf = new SocketOption("TCP_UNHEARD_OF", 6, 9999, "");
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
      assertThatThrownBy(() -> Descriptor.set(socket, unheardOf, 1))
          .hasMessage(
              "cannot set TCP_UNHEARD_OF: ENOPROTOOPT, the kernel does not have this option");
      assertThatThrownBy(() -> Descriptor.get(socket, unheardOf))
          .hasMessage(
              "cannot read TCP_UNHEARD_OF: ENOPROTOOPT, the kernel does not have this option");
    }
  }

  @Test
  void anOptionOfSomeKernelsIsToldWithWhatItTakes() throws Exception {
    SocketOption option = new SocketOption("TCP_LATER", 6, 9999, "Linux 99");
    try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
      assertThatThrownBy(() -> Descriptor.set(socket, option, 1))
          .hasMessage("cannot set TCP_LATER: ENOPROTOOPT, this kernel lacks it: it takes Linux 99");
    }
  }
}
