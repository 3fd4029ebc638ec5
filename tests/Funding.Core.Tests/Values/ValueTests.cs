namespace Funding.Core.Tests;

public sealed class ValueTests
{
    [Theory]
    [InlineData("212000-0746", "212000-0746")]
    [InlineData("2120000746", "212000-0746")]
    [InlineData(" 16212000-0746 ", "212000-0746")]
    public void An_organisation_number_is_read_with_or_without_dash_and_prefix(string text, string expected)
    {
        Assert.True(OrganisationNumber.TryParse(text, out var number));
        Assert.Equal(expected, number.ToString());
    }

    [Theory]
    [InlineData("212000-0745")]
    [InlineData("850709-9805")]
    [InlineData("21200-0746")]
    [InlineData("21200O-0746")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_check_digit_a_person_or_a_wrong_length_is_no_organisation_number(string? text) =>
        Assert.False(OrganisationNumber.TryParse(text, out _));

    [Theory]
    [InlineData("991-2346", "bankgiro 991-2346")]
    [InlineData("5050 1055", "bankgiro 5050-1055")]
    public void A_bankgiro_is_seven_or_eight_digits_with_a_check_digit(string text, string expected)
    {
        var account = PaymentAccount.Bankgiro(text)!;

        Assert.Equal(expected, account.ToString());
        Assert.Equal(account, PaymentAccount.Parse(expected, null));
    }

    [Theory]
    [InlineData("991-2347")]
    [InlineData("99-12347")]
    [InlineData("99123466")]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData(null)]
    public void A_bankgiro_with_a_wrong_digit_is_none(string? text) => Assert.Null(PaymentAccount.Bankgiro(text));

    [Fact]
    public void A_plusgiro_has_its_check_digit_after_the_dash()
    {
        Assert.Equal("4-2", PaymentAccount.Plusgiro("42")!.Number);
        Assert.Null(PaymentAccount.Plusgiro("43"));
        Assert.Null(PaymentAccount.Plusgiro("4"));
    }

    [Fact]
    public void A_case_number_reads_back_as_it_was_written()
    {
        var number = new CaseNumber("KAL", 2026, 42);

        Assert.Equal("KAL-2026-0042", number.ToString());
        Assert.Equal(number, CaseNumber.Parse("KAL-2026-0042", null));
        Assert.Equal("KAL-2026-12345", new CaseNumber("KAL", 2026, 12345).ToString());
    }

    [Theory]
    [InlineData("KAL-2026-0000")]
    [InlineData("kal-2026-0042")]
    [InlineData("KAL-26-0042")]
    [InlineData("KAL-2026-42")]
    [InlineData("KAL-2026--042")]
    public void What_the_register_would_not_write_is_no_case_number(string text) =>
        Assert.False(CaseNumber.TryParse(text, null, out _));

    [Fact]
    public void A_payment_id_fits_the_bank_and_reads_back()
    {
        var id = PaymentId.Of(new CaseNumber("ABCDE", 2026, 99_999), 99, 99);

        Assert.True(id.ToString().Length <= 35);
        Assert.Equal(id, PaymentId.Parse(id.ToString(), null));
        Assert.Equal("KAL-2026-0042-1-2", PaymentId.Of(Life.Number, 1, 2).ToString());
    }

    [Theory]
    [InlineData("Eva.Ek@Kalmar.se", "eva.ek@kalmar.se")]
    [InlineData(" a@b.se ", "a@b.se")]
    public void An_address_is_kept_in_lower_case(string text, string expected)
    {
        Assert.True(EmailAddress.TryParse(text, out var email));
        Assert.Equal(expected, email.ToString());
    }

    [Theory]
    [InlineData("Eva <eva@kalmar.se>")]
    [InlineData("eva@kalmar")]
    [InlineData("eva@kalmar.")]
    [InlineData("eva kalmar.se")]
    [InlineData("eva@kalmar.se\r\nBcc: x@y.se")]
    [InlineData("")]
    public void What_could_not_be_one_recipient_is_no_address(string text) =>
        Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void Money_is_exact_and_refuses_fractions_of_an_ore()
    {
        Assert.Equal(30, (Money.FromKronor(0.1m) + Money.FromKronor(0.2m)).Ore);
        Assert.False(Money.TryFromKronor(0.001m, out _));
        Assert.False(Money.TryFromKronor(decimal.MaxValue, out _));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
    }

    [Theory]
    [InlineData(125_000_000, "1\u00a0250\u00a0000\u00a0kr")]
    [InlineData(1250, "12,50\u00a0kr")]
    [InlineData(0, "0\u00a0kr")]
    public void Money_reads_as_in_Swedish(long ore, string expected) =>
        Assert.Equal(expected, new Money(ore).ToString());

    [Fact]
    public void Texts_are_Swedish_unless_English_is_asked_for()
    {
        var text = new LocalizedText("Hej", "Hello");

        Assert.Equal("Hello", text.In("en-GB"));
        Assert.Equal("Hej", text.In("sv-SE"));
        Assert.Equal("Hej", text.In("fi"));
    }
}
