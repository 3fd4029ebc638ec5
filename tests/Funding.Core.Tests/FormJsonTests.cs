using System.Text.Json;

namespace Funding.Core.Tests;

public sealed class FormJsonTests
{
    [Fact]
    public void Missing_and_null_parts_of_a_form_read_as_empty()
    {
        var form = JsonSerializer.Deserialize(
            """{"title":null,"budget":{"rows":null}}""",
            CoreJson.Default.ApplicationForm
        )!;

        Assert.Equal("", form.Title);
        Assert.Equal("", form.Applicant.Contact.Email);
        Assert.Empty(form.Budget.Rows);
        Assert.Empty(form.Budget.Sought);
        Assert.Empty(form.CoApplicants);
    }

    [Fact]
    public void Amounts_are_kronor_with_at_most_two_decimals()
    {
        var row = """{"budget":{"sought":[{"year":2027,"amount":1050000.50}]}}""";

        var form = JsonSerializer.Deserialize(row, CoreJson.Default.ApplicationForm)!;

        Assert.Equal(105_000_050, form.Budget.Sought[0].Amount.Ore);
        Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize(row.Replace("0.50", "0.505"), CoreJson.Default.ApplicationForm)
        );
    }

    [Fact]
    public void Kinds_are_read_by_their_camel_case_names()
    {
        var form = JsonSerializer.Deserialize(
            """{"type":"structural","budget":{"rows":[{"year":2027,"costType":"personnel","amount":1}],"coFunding":[{"year":2027,"kind":"inKind","funder":"X","amount":1}]}}""",
            CoreJson.Default.ApplicationForm
        )!;

        Assert.Equal(InterventionType.Structural, form.Type);
        Assert.Equal(CostType.Personnel, form.Budget.Rows[0].CostType);
        Assert.Equal(CoFundingKind.InKind, form.Budget.CoFunding[0].Kind);
    }
}
