using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Tests.Storage;

public sealed class EntityTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(64_000)]
    [InlineData(450_000)]
    public void A_text_of_any_length_comes_back_as_it_was(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(n => (char)('a' + (n % 26))));
        var row = new TableEntity();

        EntityText.Write(row, "Json", text);

        Assert.Equal(text, EntityText.Read(row, "Json"));
        Assert.All(
            row.Select(property => property.Value).OfType<string>(),
            part => Assert.True(part.Length <= EntityText.PropertyLength)
        );
    }

    [Fact]
    public void A_character_of_two_halves_is_not_cut_apart()
    {
        var text = new string('a', EntityText.PropertyLength - 1) + "😀" + new string('b', EntityText.PropertyLength);
        var row = new TableEntity();

        EntityText.Write(row, "Json", text);

        Assert.All(
            row.Select(property => property.Value).OfType<string>(),
            part => Assert.False(char.IsHighSurrogate(part[^1]))
        );
        Assert.Equal(text, EntityText.Read(row, "Json"));
    }
}
