using Funding.Core;
using Funding.Core.Tests;
using Funding.Functions.Extracting;

namespace Funding.Functions.Tests.Extracting;

/// <summary>Marked words are gone wherever they stand, and nothing else is.</summary>
public sealed class MaskingTests
{
    private const string Label = "[maskat: 26 kap. 1 § OSL]";

    [Theory]
    [InlineData("<p>Anna bor i Kalmar och söker.</p>", "<p>Anna [] och söker.</p>")]
    [InlineData("<p>Anna bor\n   i  Kalmar.</p>", "<p>Anna [].</p>")]
    [InlineData("<p>Anna <b>bor i</b> Kal&#173;mar.</p>", "<p>Anna <b>[]</b>.</p>")]
    [InlineData("<p>bor i</p><p>Kalmar</p>", "<p>[]</p><p></p>")]
    [InlineData("<p>BOR I KALMAR, bor i Kalmar</p>", "<p>[], []</p>")]
    [InlineData("<p title=\"bor i Kalmar\">x</p>", "<p title=\"[]\">x</p>")]
    [InlineData("<p>x<!-- bor i Kalmar --></p>", "<p>x</p>")]
    [InlineData("<p>bor i Nybro</p>", "<p>bor i Nybro</p>")]
    public void Words_are_masked_however_they_are_broken_up(string html, string expected)
    {
        var masked = Masking.Of(html, [Mark("bor i Kalmar")]);

        Assert.Contains(
            $"<body>{expected.Replace("[]", Label, StringComparison.Ordinal)}</body>",
            masked.Html,
            StringComparison.Ordinal
        );
        Assert.Equal(expected.Contains("[]", StringComparison.Ordinal) ? 1 : 0, masked.Masked.Count);
    }

    [Fact]
    public void Words_in_the_title_are_masked_and_the_style_is_left_as_it_is()
    {
        var masked = Masking.Of(
            "<html><head><title>Om Anna Berg</title><style>a > b { color: #123 }</style></head><body>Anna Berg</body></html>",
            [Mark("Anna Berg")]
        );

        Assert.DoesNotContain("Anna", masked.Html, StringComparison.Ordinal);
        Assert.Contains("<style>a > b { color: #123 }</style>", masked.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_within_anothers_words_does_not_save_the_rest_of_them()
    {
        var masked = Masking.Of("<p>Anna Berg bor i Kalmar</p>", [Mark("Berg"), Mark("Anna Berg bor")]);

        Assert.Contains($"<p>{Label} i Kalmar</p>", masked.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_mean_something_in_html_are_found_and_masked()
    {
        var masked = Masking.Of("<p>A &lt;b&gt; &amp; C</p>", [Mark("<b> & C")]);

        Assert.Contains($"<p>A {Label}</p>", masked.Html, StringComparison.Ordinal);
        Assert.True(Masking.Stands("<p>A &lt;b&gt; &amp; C</p>", "<b> & C"));
        Assert.False(Masking.Stands("<p>A</p>", "<p>"));
    }

    private static SecrecyMark Mark(string passage) =>
        new(
            1,
            1,
            passage,
            "26 kap. 1 § OSL",
            "Skäl",
            new Author(People.Officer.PersonId, People.Officer.Name),
            default
        );
}
