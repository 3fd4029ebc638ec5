namespace Funding.Core.Tests;

public sealed class SearchWordsTests
{
    private static readonly CaseNumber Number = new("KAL", 2026, 42);

    [Theory]
    [InlineData("KAL-2026-0042")]
    [InlineData("kal-2026")]
    [InlineData("2026-0042")]
    [InlineData("0042")]
    [InlineData("42")]
    [InlineData("ÅTER")]
    [InlineData("vagen")]
    [InlineData("in till")]
    [InlineData("e-halsa")]
    [InlineData("ehals")]
    [InlineData("halsa")]
    [InlineData("mörbylånga kommun")]
    [InlineData("andrée")]
    [InlineData("anna.andree@morbylanga.example")]
    public void A_case_is_found_by(string asked)
    {
        var words = SearchWords.Of(
            Number,
            "Åter in på vagen till e-halsa",
            "Mörbylånga kommun",
            "Anna Andree",
            "anna.andree@morbylanga.example"
        );

        Assert.True(SearchWords.Match(words, SearchWords.Asked(asked)));
    }

    [Theory]
    [InlineData("ater")]
    [InlineData("vägen")]
    [InlineData("morbylånga")]
    [InlineData("åter borgholm")]
    [InlineData("0041")]
    public void A_case_is_not_found_by(string asked)
    {
        var words = SearchWords.Of(Number, "Åter in på vagen", "Mörbylånga kommun");

        Assert.False(SearchWords.Match(words, SearchWords.Asked(asked)));
    }

    [Fact]
    public void Words_are_letters_and_digits_and_no_more_than_can_be_kept()
    {
        var words = SearchWords.Of(
            Number,
            string.Join(' ', Enumerable.Range(0, 500).Select(n => $"a/b#{n}?\\'|~!{n}"))
        );

        Assert.Equal(SearchWords.MostOfCase, words.Count);
        Assert.All(words, word => Assert.True(word.Length is > 0 and <= 40 && word.All(char.IsLetterOrDigit)));
        Assert.Equal(words.Order(StringComparer.Ordinal), words);
    }
}

public sealed class CaseFilterTests
{
    [Fact]
    public void A_filter_reads_what_it_writes()
    {
        var filter = new CaseFilter
        {
            Text = "unga & jobb",
            Stage = ApplicationStage.PartnerReview,
            Applicant = People.Kalmar,
            Year = 2027,
            Officer = "karin",
            Waits = Role.Finance,
            Deadline = DeadlineSpan.ThisWeek,
            AtLeast = Money.FromKronor(1_250_000),
            AtMost = Money.FromKronor(2_000_000.5m),
            Order = CaseOrder.Deadline,
        };
        var said = filter.Said().ToDictionary();

        Assert.Equal(filter, CaseFilter.Read(said.GetValueOrDefault, out var wrong));
        Assert.Empty(wrong);
        Assert.Contains("q=unga%20%26%20jobb&stage=partnerReview", filter.ToQuery(), StringComparison.Ordinal);
        Assert.True(CaseFilter.Read(_ => null, out _).IsAll);
    }

    [Theory]
    [InlineData("stage", "draft")]
    [InlineData("stage", "3")]
    [InlineData("applicant", "212000")]
    [InlineData("year", "27")]
    [InlineData("waits", "boardMember")]
    [InlineData("deadline", "soon")]
    [InlineData("from", "mycket")]
    [InlineData("order", "1")]
    public void What_is_no_value_is_left_out_and_named(string name, string value)
    {
        var filter = CaseFilter.Read(asked => asked == name ? value : null, out var wrong);

        Assert.True(filter.IsAll);
        Assert.Equal([name], wrong);
    }

    [Theory]
    [InlineData("1 250 000", 1_250_000)]
    [InlineData("1250000 kr", 1_250_000)]
    [InlineData("0,5", 0.5)]
    public void Amounts_are_read_as_people_type_them(string typed, double kronor) =>
        Assert.Equal(
            Money.FromKronor((decimal)kronor),
            CaseFilter.Read(name => name == "from" ? typed : null, out _).AtLeast
        );
}
