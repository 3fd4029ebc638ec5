using Funding.Functions.Storage;
using Funding.Functions.Storage.Attachments;
using Funding.Functions.Storage.Records;
using Funding.Pages;
using Funding.Pages.Archiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Funding.Functions.Archiving;

/// <summary>What a case's archive is read from.</summary>
public sealed class ArchiveSources
{
    private readonly IServiceScopeFactory _scopes;

    internal ArchiveSources(
        ApplicationStore store,
        CaseRecords records,
        AttachmentStore attachments,
        MailLog mails,
        PaymentStore payments,
        IServiceScopeFactory scopes,
        IStringLocalizer<Texts> texts
    ) =>
        (Store, Records, Attachments, Mails, Payments, _scopes, Texts) = (
            store,
            records,
            attachments,
            mails,
            payments,
            scopes,
            texts
        );

    internal ApplicationStore Store { get; }

    internal CaseRecords Records { get; }

    internal AttachmentStore Attachments { get; }

    internal MailLog Mails { get; }

    internal PaymentStore Payments { get; }

    internal IStringLocalizer<Texts> Texts { get; }

    /// <summary>A page that is read from a disk.</summary>
    internal async Task<string> RenderAsync(Func<ArchiveRenderer, Task<string>> render)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await render(scope.ServiceProvider.GetRequiredService<ArchiveRenderer>());
    }
}
