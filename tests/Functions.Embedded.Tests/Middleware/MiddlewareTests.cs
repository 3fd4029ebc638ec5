using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Tests.Middleware;

public sealed class MiddlewareTests : IAsyncLifetime
{
    private readonly Diary _diary = new();
    private EmbeddedRuntime _runtime = null!;

    public async Task InitializeAsync()
    {
        var options = await TestRuntime.OptionsAsync(typeof(WatchedFunctions));
        _runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                Middleware = [typeof(Outer), typeof(Inner)],
                ConfigureServices = (services, _) => services.AddSingleton(_diary),
            }
        );
    }

    public async Task DisposeAsync() => await _runtime.DisposeAsync();

    [Fact]
    public async Task Middleware_runs_around_the_function_in_the_given_order_and_before_the_result_is_sent()
    {
        using var client = _runtime.Client();

        var response = await client.GetAsync("api/watched");

        Assert.Equal("from outer, httpTrigger, GET", await response.Content.ReadAsStringAsync());
        Assert.Equal("inner", Assert.Single(response.Headers.GetValues("X-Seen-By")));
        Assert.Equal(["outer in", "outer out"], _diary.Entries);
    }

    [Fact]
    public async Task Middleware_may_answer_in_the_functions_place()
    {
        using var client = _runtime.Client();

        var response = await client.GetAsync("api/watched?refuse=yes");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(["outer in", "inner refuses", "outer out"], _diary.Entries);
    }

    [Fact]
    public async Task Middleware_may_handle_what_the_function_throws()
    {
        using var client = _runtime.Client();

        var response = await client.GetAsync("api/watched?fail=tea");

        Assert.Equal((HttpStatusCode)418, response.StatusCode);
        Assert.Equal(["outer in", "inner caught tea", "outer out"], _diary.Entries);
    }
}
