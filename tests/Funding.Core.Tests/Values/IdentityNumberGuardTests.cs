namespace Funding.Core.Tests;

public sealed class IdentityNumberGuardTests
{
    [Theory]
    [InlineData("Deltagaren 850709-9805 började i mars.")]
    [InlineData("8507099805")]
    [InlineData("19850709-9805")]
    [InlineData("198507099805")]
    [InlineData("850709+9805")]
    [InlineData("850709 9805")]
    [InlineData("850709–9805")]
    [InlineData("850769-9802")] // coordination number: day + 60
    [InlineData("Mål 12 000 000001-0000 850709-9805")]
    public void Finds_numbers_with_and_without_century_and_dash(string text) =>
        Assert.True(IdentityNumberGuard.FindsIn(text));

    [Theory]
    [InlineData("Organisationsnummer 212000-0746")]
    [InlineData("850709-9806")] // wrong check digit
    [InlineData("851309-9805")] // no such month
    [InlineData("123456789012345678")]
    [InlineData("Budgeten är 1 250 000 kr för 2027-2028.")]
    [InlineData("")]
    public void Leaves_other_numbers_alone(string text) => Assert.False(IdentityNumberGuard.FindsIn(text));
}
