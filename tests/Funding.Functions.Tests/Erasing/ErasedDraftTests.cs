using Funding.Functions.Directory;
using Funding.Functions.Erasing;
using Funding.Functions.Outbox;
using Funding.Functions.Reconciling;
using Funding.Functions.Storage;
using Funding.Functions.Tests.Api;
using Funding.Functions.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Funding.Functions.Tests.Erasing;

/// <summary>A draft with an orchestration of its own, erased on the running system.</summary>
public sealed class ErasedDraftTests : IAsyncLifetime
{
    private readonly FundingApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_erased_draft_is_there_for_nobody_its_orchestration_is_gone_and_the_night_does_not_bring_it_back()
    {
        var life = new Life(_app);
        await life.DraftAsync();
        var editor = await _app.AsAsync(People.Editor);
        (await editor.PostAsync($"{life.Path}/sign-off")).Ok();
        await _app.IdleAsync();
        var instance = $"{life.Id}:sign-off:1";
        Assert.NotNull(await _app.Runtime.DurableTaskClient.GetInstanceAsync(instance));

        var warned = await RoundAsync(340);
        Assert.Equal(1, warned.Warned);
        Assert.Contains(await _app.MailsAsync(Life.ContactEmail), mail => mail.Mail.Kind == "DraftErasureWarning");
        await RoundAsync(400);
        // The orchestration ends when it has its turn; the next night takes what is left of it.
        await _app.IdleAsync();
        await RoundAsync(401);
        await _app.IdleAsync();

        Assert.Equal(404, (await editor.GetAsync(life.Path)).Status);
        Assert.Null(await _app.Runtime.DurableTaskClient.GetInstanceAsync(instance));
        var services = _app.Runtime.Services;
        var night = await services
            .GetRequiredService<Reconciler>()
            .RunAsync(_app.Runtime.DurableTaskClient, CancellationToken.None);
        Assert.Equal(0, night.Healed);
        Assert.Equal(1, await services.GetRequiredService<Erasures>().CountAsync(2027, CancellationToken.None));
        Assert.Equal(0, (await RoundAsync(800)).Drafts);
    }

    // The round of a night so many days from now, without the days between.
    private Task<ErasureReport> RoundAsync(int days)
    {
        var services = _app.Runtime.Services;
        return new DraftEraser(
            services.GetRequiredService<OldDrafts>(),
            services.GetRequiredService<Erasures>(),
            services.GetRequiredService<ApplicationStore>(),
            services.GetRequiredService<OutboxRows>(),
            services.GetRequiredService<DirectoryStore>(),
            new FakeTimeProvider(_app.Now.AddDays(days)),
            NullLogger<DraftEraser>.Instance
        ).RunAsync(_app.Runtime.DurableTaskClient, CancellationToken.None);
    }
}
