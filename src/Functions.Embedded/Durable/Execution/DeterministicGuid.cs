using System.Security.Cryptography;
using System.Text;

namespace Functions.Embedded.Durable.Execution;

/// <summary>Ids that come out the same at every replay.</summary>
internal static class DeterministicGuid
{
    private const int Version8 = 0x80;
    private const int Rfc9562Variant = 0x80;

    /// <summary>The id that belongs to a name: a version 8 UUID of RFC 9562.</summary>
    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | Version8);
        bytes[8] = (byte)((bytes[8] & 0x3F) | Rfc9562Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
