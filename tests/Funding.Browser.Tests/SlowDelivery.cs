using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Funding.Browser.Tests;

/// <summary>The system as it is seen over a poor connection: its pages come in small pieces with pauses between them.</summary>
internal sealed class SlowDelivery : IAsyncDisposable
{
    private const int Pieces = 24;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(40);
    private readonly WebApplication _app;
    private readonly HttpClient _system;

    private SlowDelivery(WebApplication app, HttpClient system) => (_app, _system) = (app, system);

    /// <summary>Where it listens; cookies of the system hold here too, as they know no ports.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Delivers what the system at an address gives to read.</summary>
    public static async Task<SlowDelivery> StartAsync(Uri system)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://{system.Host}:0"));
        var delivery = new SlowDelivery(
            builder.Build(),
            new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = system }
        );
        delivery._app.Run(delivery.DeliverAsync);
        await delivery._app.StartAsync();
        return delivery;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _system.Dispose();
    }

    private async Task DeliverAsync(HttpContext context)
    {
        using var asked = new HttpRequestMessage(
            HttpMethod.Get,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget
        );
        asked.Headers.TryAddWithoutValidation("Cookie", context.Request.Headers.Cookie.ToString());
        using var answer = await _system.SendAsync(asked, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (answer.Content.Headers.ContentType?.MediaType is not "text/html")
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
            return;
        }
        foreach (var piece in body.Chunk(Math.Max(1, body.Length / Pieces)))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(_pause, TimeProvider.System, context.RequestAborted);
        }
    }
}
