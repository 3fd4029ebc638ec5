using System.Reflection;
using Funding.Functions.Tests.Running;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Tests.Api;

public sealed class AccessTests(SubmittedApplication submitted) : IClassFixture<SubmittedApplication>
{
    public static TheoryData<string> WithSession => [.. Endpoints.WithSession.Select(endpoint => endpoint.Function)];

    [Fact]
    public void Every_function_of_the_API_stands_in_the_table_with_its_method_and_address()
    {
        var functions =
            from type in typeof(FundingServices).Assembly.GetExportedTypes()
            from method in type.GetMethods()
            where method.IsDefined(typeof(FunctionAttribute))
            let trigger = method
                .GetParameters()
                .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
                .FirstOrDefault(found => found is not null)
            where trigger?.Route?.StartsWith("api/", StringComparison.Ordinal) == true
            select method.GetCustomAttribute<FunctionAttribute>()!.Name;

        Assert.Equal(
            functions.Order(StringComparer.Ordinal),
            Endpoints.All.Select(endpoint => endpoint.Function).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(WithSession))]
    public async Task Whoever_is_not_signed_in_is_asked_to(string function)
    {
        var endpoint = Endpoints.Of(function);

        var reply = await CallAsync(submitted.App.Anonymous(), endpoint);

        reply.Refuses(401, "not-signed-in");
        Assert.NotEmpty(reply.Headers.WwwAuthenticate);
    }

    [Theory]
    [MemberData(nameof(WithSession))]
    public async Task Each_person_may_do_what_the_table_says_and_nothing_else(string function)
    {
        var endpoint = Endpoints.Of(function);
        var before = await submitted.VersionAsync();
        List<string> faults = [];
        foreach (var person in People.All)
        {
            var reply = await CallAsync(await submitted.App.AsAsync(person), endpoint);
            var expected =
                endpoint.Allowed.Contains(person, StringComparer.Ordinal) ? "may"
                : endpoint.IsGeneral || endpoint.WhoKnow.Contains(person, StringComparer.Ordinal) ? "403"
                // To others the application does not exist.
                : "404";
            var seen = reply.Status is 403 or 404 or 401 ? $"{reply.Status}" : "may";
            if (expected != seen)
            {
                faults.Add($"{person}: {seen} ({reply.Text}) instead of {expected}");
            }
        }

        Assert.Empty(faults);
        Assert.Equal(before, await submitted.VersionAsync());
    }

    // What is sent cannot be read: whoever may call gets that far and no further.
    private Task<Reply> CallAsync(Caller caller, Endpoint endpoint)
    {
        var path = endpoint.At(submitted.Id);
        return endpoint.IsRead || endpoint.Method == "DELETE"
            ? caller.SendAsync(new HttpMethod(endpoint.Method), path)
            : caller.SendAsync(new HttpMethod(endpoint.Method), path, Caller.Json("{"));
    }
}
