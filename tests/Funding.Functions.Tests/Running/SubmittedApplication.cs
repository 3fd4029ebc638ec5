using Funding.Functions.Tests.Api;

namespace Funding.Functions.Tests.Running;

/// <summary>An app with one application that Kalmar has submitted. Tests that share it leave it as it is.</summary>
public sealed class SubmittedApplication : IAsyncLifetime
{
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
        await App.IdleAsync();
        Version = await VersionAsync();
    }

    public Task DisposeAsync() => App.DisposeAsync();

    /// <summary>What storage has now: to see that nothing has changed.</summary>
    internal async Task<string> VersionAsync() =>
        (await (await App.AsAsync(People.Secretariat)).GetAsync($"api/applications/{Id}")).Ok()["version"];
}
