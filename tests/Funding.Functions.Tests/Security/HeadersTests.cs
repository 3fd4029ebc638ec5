using System.Reflection;
using System.Text.RegularExpressions;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Tests.Security;

/// <summary>Every address that there is, by every method that it takes, asked by several people: what each answer carries.</summary>
public sealed partial class HeadersTests(SubmittedApplication submitted) : IClassFixture<SubmittedApplication>
{
    private static readonly string[] _people = [People.Secretariat, People.Editor, People.BoardMember];

    [Fact]
    public async Task Every_answer_carries_the_headers_that_protect_and_every_form_its_token()
    {
        Caller[] callers = [submitted.App.Anonymous(), .. await Task.WhenAll(_people.Select(submitted.App.AsAsync))];
        List<string> faults = [];
        var (answers, pages, forms) = (0, 0, 0);
        foreach (var (method, path) in Addresses())
        {
            foreach (var caller in callers)
            {
                using var content = method == "GET" || method == "HEAD" ? null : Caller.Json("{}");
                var reply = await caller.SendAsync(new HttpMethod(method), path, content);
                var where = $"{method} {path} {reply.Status}";
                answers++;
                faults.AddRange(Headers(path, reply).Select(fault => $"{where}: {fault}"));
                if (reply.ContentHeaders.ContentType?.MediaType == "text/html")
                {
                    pages++;
                    forms += Form().Count(reply.Text);
                    faults.AddRange(Markup(reply.Text).Select(fault => $"{where}: {fault}"));
                }
            }
        }

        Assert.True(answers > 400 && pages > 100 && forms > 100, $"{answers} answers, {pages} pages, {forms} forms");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\tevil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    public async Task The_language_button_leads_back_to_our_own_pages_alone(string returnTo)
    {
        var reply = await submitted
            .App.Anonymous()
            .SendAsync(
                HttpMethod.Post,
                "/language",
                new FormUrlEncodedContent([new("language", "en"), new("returnTo", returnTo)])
            );

        Assert.Equal((303, "/"), (reply.Status, reply.Headers.Location?.OriginalString));
    }

    private static IEnumerable<string> Headers(string path, Reply reply)
    {
        string? Header(string name) =>
            reply.Headers.TryGetValues(name, out var values) ? string.Join(", ", values)
            : reply.ContentHeaders.TryGetValues(name, out values) ? string.Join(", ", values)
            : null;
        (string Name, string Value)[] expected =
        [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        ];
        foreach (var (name, value) in expected)
        {
            if (Header(name) != value)
            {
                yield return $"{name} is {Header(name)}";
            }
        }
        if (
            Header("Permissions-Policy") is not { } permissions
            || !permissions.Contains("camera=()", StringComparison.Ordinal)
        )
        {
            yield return "Permissions-Policy is missing";
        }
        var content = Header("Content-Security-Policy") ?? "";
        if (
            !content.Contains("default-src 'none'", StringComparison.Ordinal)
            || !content.Contains("frame-ancestors 'none'", StringComparison.Ordinal)
            || content.Contains("unsafe", StringComparison.Ordinal)
            || content.Contains('*', StringComparison.Ordinal)
        )
        {
            yield return $"Content-Security-Policy is {content}";
        }
        if (!path.StartsWith("/assets/", StringComparison.Ordinal) && Header("Cache-Control") != "no-store")
        {
            yield return $"Cache-Control is {Header("Cache-Control")}";
        }
        if (Header("Server") is not null || Header("X-Powered-By") is not null)
        {
            yield return "The answer says what it runs on";
        }
    }

    private static IEnumerable<string> Markup(string page)
    {
        foreach (Match form in Form().Matches(page))
        {
            // Choosing the language changes nothing of anybody's.
            if (
                !form.Value.Contains("name=\"antiforgery\"", StringComparison.Ordinal)
                && !form.Value.Contains("action=\"/language\"", StringComparison.Ordinal)
            )
            {
                yield return $"A form without a token: {form.Value[..Math.Min(200, form.Value.Length)]}";
            }
        }
        foreach (Match inline in Inline().Matches(page))
        {
            yield return $"Something inline: {inline.Value}";
        }
    }

    // Names of parameters that stand for what is there; everything else is asked for in vain, and is an answer too.
    private IEnumerable<(string Method, string Path)> Addresses() =>
        from type in typeof(FundingServices).Assembly.GetExportedTypes()
        from function in type.GetMethods()
        where function.IsDefined(typeof(FunctionAttribute))
        from parameter in function.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is { Methods: not null }
        let path = "/" + Parameter().Replace(trigger!.Route ?? "", match => Value(match.Groups["name"].Value))
        from method in trigger!.Methods!
        orderby path, method
        select (method.ToUpperInvariant(), path);

    private string Value(string name) =>
        name switch
        {
            "id" or "applicationId" => submitted.Id.ToString(),
            "meetingId" or "meeting" => SubmittedApplication.Meeting.ToString(),
            "ignored" => "",
            "section" => "budget",
            "area" => "people",
            "token" => new string('A', 43),
            "number" or "year" or "version" => "1",
            _ => "none",
        };

    [GeneratedRegex("\\{\\*?(?<name>[a-zA-Z]+)[^}]*\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(
        "<[a-z][^>]*\\s(style|on[a-z]+)=\"[^\"]*\"|<style|<script(?![^>]* src=)[^>]*>",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Inline();
}
