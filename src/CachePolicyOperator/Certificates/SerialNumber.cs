using System.Security.Cryptography;

namespace CachePolicyOperator.Certificates;

/// <summary>Certificate serial numbers: positive, at most 20 bytes (RFC 5280 section 4.1.2.2), 126 bits of them random.</summary>
internal static class SerialNumber
{
    public static byte[] Next()
    {
        var serial = RandomNumberGenerator.GetBytes(16);

        // The first bit is the sign; the second is set so that the number keeps its length.
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }
}
