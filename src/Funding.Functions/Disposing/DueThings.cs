using System.Security.Cryptography;
using System.Text;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;

namespace Funding.Functions.Disposing;

/// <summary>What of a case is due to be disposed of.</summary>
internal sealed class DueThings(ApplicationStore store, CaseRecords records, MailLog mails)
{
    private const int RowsAtOnce = 200;

    /// <summary>The day on which the case ended; null while it has not.</summary>
    internal async Task<DateOnly?> EndedAsync(Application application, CancellationToken cancellationToken)
    {
        if (!application.Stage.IsTerminal())
        {
            return null;
        }
        if (application.EndedAt is { } ended)
        {
            return SwedishTime.DayOf(ended);
        }
        // It ended before that was kept: its trail tells.
        Application? state = null;
        string? from = null;
        do
        {
            var page = await store.ReadTrailAsync(application.Id, from, RowsAtOnce, cancellationToken);
            foreach (var entry in page.Items)
            {
                state = Application.Fold(state, entry.Event);
            }
            from = page.Continuation;
        } while (from is not null);
        return state?.EndedAt is { } told ? SwedishTime.DayOf(told) : null;
    }

    /// <summary>Documents, files and mails of the classes that are due, in a fixed order.</summary>
    internal async Task<IReadOnlyList<DisposedThing>> OfAsync(
        Application application,
        IReadOnlySet<RetentionClass> due,
        CancellationToken cancellationToken
    )
    {
        List<DisposedThing> things = [.. CaseDisposal.Documents(application).Where(thing => due.Contains(thing.Class))];
        if (due.Contains(RetentionClass.Letters) || due.Contains(RetentionClass.Notices))
        {
            var registered = await RegisteredAsync(application, cancellationToken);
            string? from = null;
            do
            {
                var page = await mails.ListAsync(application.Id, from, RowsAtOnce, cancellationToken);
                things.AddRange(
                    page.Items.Where(mail => mail.Status is not MailStatus.Queued)
                        .Select(mail => Thing(mail, registered.Contains(mail.Id)))
                        .Where(thing => due.Contains(thing.Class))
                );
                from = page.Continuation;
            } while (from is not null);
        }
        return things;
    }

    private static DisposedThing Thing(LoggedMail mail, bool isRegistered)
    {
        var bytes = Encoding.UTF8.GetBytes($"{mail.Subject}\n{mail.Text}");
        return new(
            DisposedKind.Mail,
            mail.Id,
            isRegistered ? RetentionClass.Letters : RetentionClass.Notices,
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            bytes.Length
        );
    }

    private async Task<HashSet<string>> RegisteredAsync(Application application, CancellationToken cancellationToken)
    {
        HashSet<string> registered = new(StringComparer.Ordinal);
        string? from = null;
        do
        {
            var page = await records.ListAsync(application, from, RowsAtOnce, cancellationToken);
            foreach (var entry in page.Items)
            {
                if (entry.Reference is DocumentReference.Mail mail)
                {
                    registered.UnionWith(mail.MailIds);
                }
            }
            from = page.Continuation;
        } while (from is not null);
        return registered;
    }
}
