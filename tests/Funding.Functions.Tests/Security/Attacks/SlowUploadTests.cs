using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Funding.Functions.Http.Requests;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Functions.Tests.Security.Attacks;

/// <summary>Somebody holds a connection by sending a file that never ends.</summary>
public sealed partial class SlowUploadTests(FundingApp app) : IClassFixture<FundingApp>
{
    [Fact]
    public async Task An_upload_that_stops_half_way_is_ended_and_written_down_and_nothing_of_it_is_left()
    {
        var (path, editor) = await DraftAsync();
        var files = await BlobsAsync(path);
        var before = (await editor.GetAsync(path)).Ok();
        await using var slow = await SlowClient.SendAsync(
            app.Runtime.BaseAddress,
            editor.Cookie!,
            $"{path}/attachments?fileName=long.pdf",
            "application/pdf",
            "%PDF-1.7 and so on"
        );

        // Others are served while it waits.
        (await editor.GetAsync(path)).Ok();
        var answer = await app.Clock.PassAsync(TimelyBody.Silence, slow.AnswerAsync("}"));

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"too-slow\"", answer, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await editor.GetAsync(path)).Ok().Text);
        Assert.Equal(files, await BlobsAsync(path));
        Assert.Contains(
            app.Log.Lines,
            line => line.Text.Contains("refused with too-slow (408)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_form_that_stops_after_its_file_leaves_nothing_of_the_file()
    {
        var (path, editor) = await DraftAsync();
        var files = await BlobsAsync(path);
        var page = $"{path["api".Length..]}/attachments";
        var token = Token().Match((await editor.GetAsync(page)).Ok().Text).Groups["token"].Value;
        Assert.NotEmpty(token);
        var part = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            --x
            Content-Disposition: form-data; name="antiforgery"

            {token}
            --x
            Content-Disposition: form-data; name="file"; filename="kostnader.csv"

            2027;100
            --x
            Content-Disposition: form-data; name="more"

            and the rest never co
            """
        );
        await using var slow = await SlowClient.SendAsync(
            app.Runtime.BaseAddress,
            editor.Cookie!,
            page,
            "multipart/form-data; boundary=x",
            part.ReplaceLineEndings("\r\n")
        );

        var answer = await app.Clock.PassAsync(TimelyBody.Silence, slow.AnswerAsync("</html>"));

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("tog för lång tid", WebUtility.HtmlDecode(answer), StringComparison.Ordinal);
        Assert.Equal(files, await BlobsAsync(path));
    }

    private async Task<(string Path, Caller Editor)> DraftAsync()
    {
        var life = new Life(app);
        await life.DraftAsync();
        return (life.Path, await app.AsAsync(People.Editor));
    }

    // Also blocks that were put down and never committed.
    private async Task<int> BlobsAsync(string path)
    {
        var clients = app.Runtime.Services.GetRequiredService<StorageClients>();
        var count = 0;
        foreach (var container in (BlobContainerClient[])[clients.Quarantine, clients.Attachments])
        {
            await foreach (
                var _ in container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, path.Split('/')[^1], default)
            )
            {
                count++;
            }
        }
        return count;
    }

    [GeneratedRegex("name=\"antiforgery\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    /// <summary>Sends the beginning of a request, and then nothing more. By hand: a well-behaved client sends everything before it listens.</summary>
    private sealed class SlowClient(TcpClient connection) : IAsyncDisposable
    {
        internal static async Task<SlowClient> SendAsync(
            Uri address,
            string cookie,
            string path,
            string type,
            string body
        )
        {
            var connection = new TcpClient();
            await connection.ConnectAsync(address.Host, address.Port);
            var head = $"""
                POST /{path.TrimStart('/')} HTTP/1.1
                Host: {address.Authority}
                Cookie: {cookie}
                Accept-Language: sv
                Content-Type: {type}
                Content-Length: 1000000


                """;
            await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head.ReplaceLineEndings("\r\n") + body));
            return new SlowClient(connection);
        }

        /// <summary>What is answered, up to some words or the end of the connection.</summary>
        internal async Task<string> AnswerAsync(string until)
        {
            var (text, buffer) = (new StringBuilder(), new byte[16 * 1024]);
            int count;
            while (
                !text.ToString().Contains(until, StringComparison.Ordinal)
                && (count = await connection.GetStream().ReadAsync(buffer)) > 0
            )
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            }
            return text.ToString();
        }

        public ValueTask DisposeAsync()
        {
            connection.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
