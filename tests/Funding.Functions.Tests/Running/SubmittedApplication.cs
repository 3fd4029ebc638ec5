using Funding.Functions.Http.Requests;
using Funding.Functions.Tests.Api;
using Microsoft.AspNetCore.Http;

namespace Funding.Functions.Tests.Running;

/// <summary>An app with one application that Kalmar has submitted. Tests that share it leave it as it is.</summary>
public sealed class SubmittedApplication : IAsyncLifetime
{
    private const string MeetingKey = "meeting-of-the-tests";

    /// <summary>The id of the meeting that is planned beside it.</summary>
    internal static Guid Meeting { get; } = IdOfMeeting();

    internal FundingApp App { get; } = new();

    internal Guid Id { get; private set; }

    internal string Version { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await App.InitializeAsync();
        var editor = await App.AsAsync(People.Editor);
        var created = (await editor.PostAsync("api/applications", Repository.Sample("ung-framat-kalmar"))).Ok();
        Id = created.Body.GetProperty("id").GetGuid();
        var signatory = await App.AsAsync(People.Signatory);
        (await signatory.PostAsync($"api/applications/{Id}/submission")).Ok();
        var officer = await App.AsAsync(People.Secretariat);
        (
            await officer.PostAsync(
                "api/meetings",
                """
                { "kind": "board", "startsAt": "2026-12-01T09:00:00+01:00", "endsAt": "2026-12-01T12:00:00+01:00",
                  "place": "Regionens hus" }
                """,
                ("Idempotency-Key", MeetingKey)
            )
        ).Ok();
        await App.IdleAsync();
        Version = await VersionAsync();
    }

    public Task DisposeAsync() => App.DisposeAsync();

    private static Guid IdOfMeeting()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers["Idempotency-Key"] = MeetingKey;
        Assert.True(IdempotencyKey.IdFor(context.Request, People.Secretariat).Try(out var id, out _));
        return id;
    }

    /// <summary>What storage has now: to see that nothing has changed.</summary>
    internal async Task<string> VersionAsync() =>
        (await (await App.AsAsync(People.Secretariat)).GetAsync($"api/applications/{Id}")).Ok()["version"];
}
