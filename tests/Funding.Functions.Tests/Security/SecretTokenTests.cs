using System.Buffers.Text;
using System.Security.Cryptography;
using Funding.Functions.Security;

namespace Funding.Functions.Tests.Security;

public sealed class SecretTokenTests
{
    [Fact]
    public void A_secret_has_256_bits_fits_into_an_address_and_is_never_the_same()
    {
        var secrets = Enumerable.Range(0, 1000).Select(_ => SecretToken.Create()).ToList();

        Assert.Equal(1000, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.All(secrets, secret => Assert.Equal(secret, Uri.EscapeDataString(secret)));
        Assert.All(secrets, secret => Assert.Equal(32, Base64Url.DecodeFromChars(secret).Length));
    }

    [Fact]
    public void What_is_stored_is_the_hash_of_the_secret()
    {
        var secret = SecretToken.Create();

        Assert.True(SecretToken.TryHash(secret, out var hash));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Base64Url.DecodeFromChars(secret))), hash);
        Assert.DoesNotContain(secret, hash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("../../../../../../../../../../../../../../.")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_cannot_be_a_secret_has_no_hash(string? text) => Assert.False(SecretToken.TryHash(text, out _));
}
