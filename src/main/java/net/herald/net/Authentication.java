package net.herald.net;

/** How the segments of a session prove whom they come from. The kernel drops those that do not. */
public sealed interface Authentication {

  /** TCP MD5 signatures (RFC 2385). */
  record Md5(Secret key) implements Authentication {
    @Override
    public String toString() {
      return "MD5";
    }
  }

  /**
   * The TCP authentication option (RFC 5925), one key for both directions.
   *
   * @param keyId 0 to 255, the SendID and the RecvID
   */
  record TcpAo(int keyId, Algorithm algorithm, Secret key) implements Authentication {
    @Override
    public String toString() {
      return "TCP-AO key " + keyId;
    }
  }

  /** The MAC algorithms of RFC 5926, and one that kernels have besides. */
  enum Algorithm {
    HMAC_SHA_1_96("hmac-sha-1-96", "hmac(sha1)"),
    /**
     * By this name the kernel derives the 128 bits from a key of any length (RFC 5926 section
     * 3.1.1.2); "cmac(aes)" wants a key of the length of an AES key.
     */
    AES_128_CMAC_96("aes-128-cmac-96", "cmac(aes128)"),
    HMAC_SHA_256("hmac-sha-256", "hmac(sha256)");

    private final String keyword;
    private final String kernelName;

    Algorithm(String keyword, String kernelName) {
      this.keyword = keyword;
      this.kernelName = kernelName;
    }

    /** As a configuration names it. */
    public String keyword() {
      return keyword;
    }

    String kernelName() {
      return kernelName;
    }
  }
}
