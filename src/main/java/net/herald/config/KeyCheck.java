package net.herald.config;

import java.util.ArrayList;
import java.util.List;
import net.herald.bgp.Ip;
import net.herald.text.Range;
import org.jspecify.annotations.Nullable;

/** The keys of a neighbor's connection: MD5 or TCP-AO, and what must hold of them. */
record KeyCheck(Reading reading, NeighborDraft draft) {
  /** Longest key that Linux takes (TCP_MD5SIG_MAXKEYLEN, TCP_AO_MAXKEYLEN). */
  private static final int LONGEST = 80;

  Neighbor.Security security(@Nullable Ip local) {
    Scalars scalars = draft.scalars;
    Range place = scalars.range(NeighborSection.MD5_PASSWORD, draft.header);
    Secret md5 =
        key(
            "md5-password",
            scalars.get(NeighborSection.MD5_PASSWORD),
            scalars.get(NeighborSection.MD5_BASE64),
            place);
    Neighbor.TcpAo tcpAo = tcpAo();
    if (md5 != null && tcpAo != null) {
      reading.error(
          place, "MD5 and TCP-AO are mutually exclusive", "expected md5-password or tcp-ao");
    }
    Ip md5Ip = scalars.find(NeighborSection.MD5_IP);
    return new Neighbor.Security(md5, md5Ip != null ? md5Ip : local, tcpAo);
  }

  private Neighbor.@Nullable TcpAo tcpAo() {
    Scalars scalars = draft.tcpAo;
    boolean off =
        scalars.has(TcpAoSection.PASSWORD) && scalars.get(TcpAoSection.PASSWORD).isEmpty();
    if (scalars.isEmpty() || off) {
      return null;
    }
    List<String> missing = new ArrayList<>();
    for (Scalar<?> one :
        List.of(TcpAoSection.KEY_ID, TcpAoSection.ALGORITHM, TcpAoSection.PASSWORD)) {
      if (!scalars.tried(one)) {
        missing.add(one.word());
      }
    }
    if (!missing.isEmpty()) {
      reading.error(draft.header, "incomplete tcp-ao, missing " + String.join(", ", missing), "");
    }
    Secret key =
        key(
            "password of tcp-ao",
            scalars.get(TcpAoSection.PASSWORD),
            scalars.get(TcpAoSection.BASE64),
            scalars.range(TcpAoSection.PASSWORD, draft.header));
    Neighbor.TcpAo.Algorithm algorithm = scalars.find(TcpAoSection.ALGORITHM);
    return key == null || algorithm == null
        ? null
        : new Neighbor.TcpAo(scalars.get(TcpAoSection.KEY_ID), algorithm, key);
  }

  private @Nullable Secret key(String what, Secret written, boolean base64, Range place) {
    if (written.isEmpty()) {
      return null;
    }
    Secret key = base64 ? written.fromBase64() : written;
    if (key == null) {
      reading.error(place, what + " is not base64", "expected base64, padded");
      return null;
    }
    if (key.length() > LONGEST) {
      reading.error(
          place, what + " has " + key.length() + " octets", "expected at most " + LONGEST);
    }
    return key;
  }
}
