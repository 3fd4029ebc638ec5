using System.Text;
using Funding.Core;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Api.Requests;

public sealed class JsonBodyTests
{
    [Fact]
    public async Task A_form_is_read_as_it_was_written()
    {
        var form = Value(await Read("""{ "title": "Ung framåt", "participants": 60, "budget": { "rows": [] } }"""));

        Assert.Equal("Ung framåt", form.Title);
        Assert.Equal(60, form.Participants);
    }

    [Fact]
    public async Task Answers_to_the_associations_own_questions_are_texts_each_with_its_place()
    {
        var form = Value(await Read("""{ "answers": { "permits": "yes" } }"""));
        var problem = Problem(await Read("""{ "answers": { "permits": true, "more": null, "a/b": "\u0007" } }"""));

        Assert.Equal("yes", form.Answers["permits"]);
        Assert.Equal(
            ["/answers/permits wrong-value", "/answers/more missing", "/answers/a~1b control-character"],
            problem.Errors.Select(error => $"{error.Field} {error.Code}")
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("\"\\uD800\"")]
    [InlineData("{ \"\\uD800\": 1 }")]
    [InlineData("null")]
    [InlineData("// a comment\n{}")]
    [InlineData("{ \"participants\": 1, }")]
    public async Task What_is_no_JSON_document_is_said_to_be_none(string body)
    {
        var problem = Problem(await Read(body));

        Assert.Equal(400, problem.Status);
        Assert.True(problem.Code is "malformed-json" or "invalid-body", problem.Code);
    }

    [Fact]
    public async Task Every_field_at_fault_is_named_by_its_pointer()
    {
        var problem = Problem(
            await Read(
                """
                {
                  "titel": "Ung framåt",
                  "type": "mixed",
                  "participants": "sixty",
                  "goals": {},
                  "period": { "start": "2027-02-30" },
                  "budget": { "rows": [ { "year": 2027, "costType": "personnel" }, { "year": 2027, "costType": "x", "amount": 1.234 } ] }
                }
                """
            )
        );

        Assert.Equal("invalid-body", problem.Code);
        Assert.Equal(
            [
                "/titel unknown-field",
                "/type wrong-value",
                "/participants wrong-value",
                "/goals wrong-value",
                "/period/start wrong-value",
                "/budget/rows/0/amount missing",
                "/budget/rows/1/costType wrong-value",
                "/budget/rows/1/amount wrong-value",
            ],
            problem.Errors.Select(error => $"{error.Field} {error.Code}")
        );
    }

    [Fact]
    public async Task A_choice_that_does_not_exist_is_answered_with_those_that_do()
    {
        var problem = Problem(await Read("""{ "type": "mixed" }"""));

        Assert.Equal("Choose one of: individual, structural.", Assert.Single(problem.Errors).Text.En);
    }

    [Fact]
    public async Task A_field_given_twice_is_not_silently_taken_once()
    {
        var problem = Problem(await Read("""{ "title": "a", "title": "b" }"""));

        Assert.Equal("duplicate-field", Assert.Single(problem.Errors).Code);
    }

    [Fact]
    public async Task Invisible_control_characters_are_refused_but_line_breaks_are_not()
    {
        Assert.Equal(
            "control-character",
            Assert.Single(Problem(await Read("""{ "title": "a\u0000b" }""")).Errors).Code
        );
        Assert.Equal("a\r\n\tb", Value(await Read("""{ "background": "a\r\n\tb" }""")).Background);
    }

    [Fact]
    public async Task Nesting_beyond_sense_is_refused()
    {
        var problem = Problem(await Read(new string('[', 100_000)));

        Assert.Equal("malformed-json", problem.Code);
    }

    [Fact]
    public async Task At_most_fifty_faults_are_listed()
    {
        var problem = Problem(await Read($"{{ \"goals\": [{string.Join(',', Enumerable.Repeat("1", 10_000))}] }}"));

        Assert.Equal(50, problem.Errors.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Only_JSON_in_UTF_8_is_taken(string? contentType) =>
        Assert.Equal(415, Problem(await Read("{}", contentType)).Status);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("APPLICATION/JSON;charset=\"UTF-8\"")]
    [InlineData("application/vnd.funding+json")]
    public async Task JSON_is_known_by_any_of_its_names(string contentType) =>
        Assert.NotNull(Value(await Read("{}", contentType)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_beyond_the_limit_is_too_large_whether_it_says_so_or_not(bool declared)
    {
        var request = Request(new string(' ', 2_000), "application/json");
        request.ContentLength = declared ? 2_000 : null;

        var problem = Problem(
            await JsonBody.ReadAsync(request, ApiJson.Default.ApplicationForm, limit: 1_000, default)
        );

        Assert.Equal(413, problem.Status);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault() => Assert.NotNull(Value(await Read("\uFEFF{}")));

    private static Task<Result<ApplicationForm>> Read(string body, string? contentType = "application/json") =>
        JsonBody.ReadAsync(Request(body, contentType), ApiJson.Default.ApplicationForm, BodyLimits.Form, default);

    private static HttpRequest Request(string body, string? contentType)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = contentType;
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return request;
    }

    private static ApplicationForm Value(Result<ApplicationForm> result)
    {
        Assert.True(result.Try(out var value, out var problem), problem?.ToString());
        return value;
    }

    private static Problem Problem(Result<ApplicationForm> result)
    {
        Assert.False(result.Try(out _, out var problem));
        return problem;
    }
}
