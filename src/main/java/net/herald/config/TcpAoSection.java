package net.herald.config;

import java.util.List;
import net.herald.config.Neighbor.TcpAo.Algorithm;

/** Section {@code tcp-ao}. */
final class TcpAoSection extends TableSection<TcpAoSection> implements Scalars.Owner {
  static final Scalar<Integer> KEY_ID = Scalar.of("keyid", Values.KEY_ID, 0);
  static final Scalar<Algorithm> ALGORITHM =
      Scalar.open(
          "algorithm", Values.choice("algorithm", List.of(Algorithm.values()), Algorithm::word));
  static final Scalar<Secret> PASSWORD = Scalar.of("password", Values.SECRET, Secret.NONE);
  static final Scalar<Boolean> BASE64 = Scalar.of("base64", Values.BOOLEAN, false).bare(false);

  static final Keywords<TcpAoSection> KEYWORDS =
      Keywords.of(
          "tcp-ao",
          List.of(
              Keyword.of(KEY_ID, "6.0", "Identifier of the key, sent and expected."),
              Keyword.of(ALGORITHM, "6.0", "Of the message authentication code."),
              Keyword.of(PASSWORD, "6.0", "The key."),
              Keyword.of(BASE64, "6.0", "Whether password is written in base64.")));

  private final NeighborDraft draft;

  TcpAoSection(Reading reading, NeighborDraft draft) {
    super(KEYWORDS);
    this.draft = draft;
  }

  @Override
  public Scalars scalars() {
    return draft.tcpAo;
  }
}
