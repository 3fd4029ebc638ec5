using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Funding.Functions.Email;
using Funding.Functions.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Tests.Email;

public sealed class SendGridMailTransportTests : IAsyncLifetime
{
    private const string OfCase = "11111111-1111-1111-1111-111111111111/7/0";
    private readonly WebApplication _server;
    private HttpStatusCode _answer = HttpStatusCode.Accepted;
    private HttpRequest? _request;
    private JsonElement _body;

    public SendGridMailTransportTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost(
            "/v3/mail/send",
            async (HttpContext context) =>
            {
                _request = context.Request;
                Assert.Equal("Bearer SG.secret", context.Request.Headers.Authorization.ToString());
                _body = await context.Request.ReadFromJsonAsync<JsonElement>();
                context.Response.StatusCode = (int)_answer;
            }
        );
    }

    public Task InitializeAsync() => _server.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_mail_goes_out_with_both_parts_its_id_and_no_tracking()
    {
        Assert.IsType<MailOutcome.Sent>(await SendAsync());

        Assert.Equal("insatser@forbundet.example", At("from", "email"));
        Assert.Equal("Samordningsförbundet", At("from", "name"));
        var to = _body.GetProperty("personalizations")[0].GetProperty("to")[0];
        Assert.Equal("eva@kommun.example", to.GetProperty("email").GetString());
        Assert.Equal("Eva Åström", to.GetProperty("name").GetString());
        Assert.Equal("Ärende", PropertyOf("subject"));
        var content = _body.GetProperty("content");
        Assert.Equal(2, content.GetArrayLength());
        Assert.Equal("text/plain", content[0].GetProperty("type").GetString());
        Assert.Equal("Hej!", content[0].GetProperty("value").GetString());
        Assert.Equal("text/html", content[1].GetProperty("type").GetString());
        Assert.Equal("<p>Hej!</p>", content[1].GetProperty("value").GetString());
        Assert.False(
            _body.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable").GetBoolean()
        );
        Assert.False(
            _body.GetProperty("tracking_settings").GetProperty("click_tracking").GetProperty("enable_text").GetBoolean()
        );
        Assert.False(
            _body.GetProperty("tracking_settings").GetProperty("open_tracking").GetProperty("enable").GetBoolean()
        );
        Assert.Equal(OfCase, CustomArguments()["mail_id"]!.GetValue<string>());
        Assert.Equal("BallotRequest", _body.GetProperty("categories")[0].GetString());
    }

    [Fact]
    public async Task The_same_mail_again_carries_the_same_message_id_and_another_mail_another()
    {
        await SendAsync();
        var first = MessageId();
        await SendAsync();
        var again = MessageId();
        await SendAsync("digest/eva=40kommun.example/2026-09-01");

        Assert.Matches("^<[0-9a-f]{32}@localhost>$", first);
        Assert.Equal(first, again);
        Assert.NotEqual(first, MessageId());
        // What comes back in the service's events never names a person.
        Assert.Null(CustomArguments()["mail_id"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, false)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, false)]
    [InlineData(HttpStatusCode.Unauthorized, true)]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.InternalServerError, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, true)]
    public async Task A_refusal_is_told_apart_from_a_passing_fault(HttpStatusCode answer, bool later)
    {
        _answer = answer;

        var outcome = await SendAsync();

        var reason = later
            ? Assert.IsType<MailOutcome.Later>(outcome).Reason
            : Assert.IsType<MailOutcome.GivenUp>(outcome).Reason;
        Assert.Contains($"{(int)answer}", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("eva", reason, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SG.secret", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_means_later()
    {
        await _server.StopAsync();

        Assert.IsType<MailOutcome.Later>(await SendAsync());
    }

    private Task<MailOutcome> SendAsync(string id = OfCase)
    {
        var settings = new FundingSettings
        {
            SendGridApiKey = "SG.secret",
            SendGridHost = new Uri(_server.Urls.FirstOrDefault() ?? "http://127.0.0.1:9"),
            MailFrom = "insatser@forbundet.example",
        };
        var mail = new Mail(id, "Eva Åström", "eva@kommun.example", "Ärende", "Hej!", "<p>Hej!</p>", "BallotRequest");
        return new SendGridMailTransport(new Clients(), settings).SendAsync(mail, default);
    }

    private JsonObject CustomArguments() =>
        (
            JsonNode.Parse(_body.ToString())!["custom_args"]
            ?? JsonNode.Parse(_body.ToString())!["personalizations"]![0]!["custom_args"]
        )?.AsObject() ?? [];

    private string MessageId() =>
        _body.GetProperty("personalizations")[0].TryGetProperty("headers", out var headers)
            ? headers.GetProperty("Message-ID").GetString()!
            : _body.GetProperty("headers").GetProperty("Message-ID").GetString()!;

    private string? At(string outer, string inner) => _body.GetProperty(outer).GetProperty(inner).GetString();

    private string? PropertyOf(string name) =>
        _body.TryGetProperty(name, out var value)
            ? value.GetString()
            : _body.GetProperty("personalizations")[0].GetProperty(name).GetString();

    private sealed class Clients : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new();
    }
}
