using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Functions.Embedded.Tests.Http;

public sealed class HttpTriggerTests : IAsyncLifetime
{
    private readonly LogMemory _log = new();
    private EmbeddedRuntime _runtime = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        var options = await TestRuntime.OptionsAsync(typeof(HttpFunctions));
        _runtime = await EmbeddedRuntime.StartAsync(
            options with
            {
                ConfigureServices = (services, _) => services.AddSingleton(new Greeting("Hej")),
                ConfigureLogging = _log.Listen,
                MaxRequestBodySize = 1_000_000,
            }
        );
        _client = _runtime.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _runtime.DisposeAsync();
    }

    [Theory]
    [InlineData("api/greet", "Hej from /api/greet")]
    [InlineData("api/GREET", "Hej from /api/GREET")]
    [InlineData("api", "root /api")]
    [InlineData("api/items/42", "GET number 42")]
    [InlineData("api/pages?from=50", "50+25")]
    [InlineData("api/pages/10?from=50", "50+10")]
    [InlineData("api/context/word?q=asked", "Context word asked True")]
    public async Task A_request_reaches_its_function_with_the_values_of_route_and_query(string path, string answer) =>
        Assert.Equal(answer, await _client.GetStringAsync(path));

    [Fact]
    public async Task Without_a_route_the_function_name_is_the_route_and_an_action_result_is_sent()
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>("api/NamedByItself");

        Assert.Equal("action result", answer.GetProperty("saidBy").GetString());
    }

    [Fact]
    public async Task Values_are_converted_by_the_invariant_culture_and_missing_ones_are_null_or_their_default()
    {
        var id = Guid.NewGuid();
        var full = await _client.GetFromJsonAsync<JsonElement>(
            $"api/items/{id}?page=3&colour=red&on=2027-01-31&amount=1250.75"
        );
        var bare = await _client.GetFromJsonAsync<JsonElement>($"api/items/{id}?page=");

        Assert.Equal(id, full.GetProperty("id").GetGuid());
        Assert.Equal(3, full.GetProperty("page").GetInt32());
        Assert.Equal("Red", full.GetProperty("colour").GetString());
        Assert.Equal("2027-01-31", full.GetProperty("on").GetString());
        Assert.Equal(1250.75m, full.GetProperty("amount").GetDecimal());
        Assert.Equal(JsonValueKind.Null, bare.GetProperty("page").ValueKind);
        Assert.Equal("Green", bare.GetProperty("colour").GetString());
        Assert.Equal(1.5m, bare.GetProperty("amount").GetDecimal());
    }

    [Theory]
    [InlineData("page=many", "page")]
    [InlineData("colour=1", "colour")]
    [InlineData("colour=blue", "colour")]
    [InlineData("on=31/1/2027", "on")]
    [InlineData("amount=1,5", "amount")]
    [InlineData("page=99999999999", "page")]
    public async Task A_value_that_cannot_be_converted_is_refused_as_a_problem_that_names_it(string query, string name)
    {
        var response = await _client.GetAsync($"api/items/{Guid.NewGuid()}?{query}");

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal($"The value of '{name}' is not valid.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_value_that_is_missing_and_cannot_be_null_is_refused()
    {
        var problem = await ProblemAsync(await _client.GetAsync("api/pages"), HttpStatusCode.BadRequest);

        Assert.Equal("'from' is missing.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Constraints_tell_routes_apart_and_methods_that_nobody_answers_to_are_refused()
    {
        var deleted = await _client.DeleteAsync("api/items/7");
        var word = await _client.GetAsync("api/items/word");
        var put = await _client.PutAsync("api/items/7", content: null);
        var unprefixed = await _client.GetAsync("greet");

        Assert.Equal("DELETE number 7", await deleted.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, word.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unprefixed.StatusCode);
    }

    [Fact]
    public async Task A_JSON_body_becomes_the_parameter_that_asks_for_it()
    {
        var response = await _client.PostAsJsonAsync("api/parcels", new { address = "Kalmar", weight = 3 });

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Kalmar", answer.GetProperty("address").GetString());
        Assert.Equal(3, answer.GetProperty("weight").GetInt32());
        Assert.True(answer.GetProperty("canBeCancelled").GetBoolean());
    }

    [Theory]
    [InlineData("{ \"weight\": ", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{ \"weight\": \"heavy\" }", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("address=Kalmar", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_not_the_expected_JSON_is_refused_as_a_problem(
        string body,
        string type,
        HttpStatusCode status
    )
    {
        var response = await _client.PostAsync("api/parcels", new StringContent(body, Encoding.UTF8, type));

        await ProblemAsync(response, status);
    }

    [Fact]
    public async Task A_body_may_be_as_large_as_allowed_and_a_larger_one_is_refused()
    {
        var fits = await _client.PostAsync("api/size", new ByteArrayContent(new byte[1_000_000]));
        var toLarge = await _client.PostAsync("api/size", new ByteArrayContent(new byte[1_000_001]));

        Assert.Equal("1000000", await fits.Content.ReadAsStringAsync());
        await ProblemAsync(toLarge, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_function_that_throws_answers_500_without_a_word_of_why_and_the_log_has_all_of_it()
    {
        var response = await _client.GetAsync("api/fail");

        var text = await response.Content.ReadAsStringAsync();
        await ProblemAsync(response, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        var line = Assert.Single(_log.Lines, l => l.Level == LogLevel.Error);
        Assert.Equal("The HTTP function Fail failed.", line.Text);
        Assert.Equal("the secret of /api/fail", line.Exception!.Message);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
