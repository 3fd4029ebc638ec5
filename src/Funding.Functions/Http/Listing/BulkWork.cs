using System.Runtime.CompilerServices;
using Funding.Core;
using Funding.Functions.Storage;
using Funding.Pages.Listing;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Http.Listing;

/// <summary>
/// The same command for several cases, one after the other: each is decided and stored by itself, and what one refuses holds up no
/// other. Done again, it changes only what it had not come to.
/// </summary>
public sealed class BulkWork
{
    private readonly ApplicationStore _store;

    internal BulkWork(ApplicationStore store) => _store = store;

    /// <summary>Sends the command to each case; tells what became of it.</summary>
    internal async Task<IReadOnlyList<BulkRow>> RunAsync(
        DurableTaskClient client,
        Actor actor,
        IReadOnlyList<string> cases,
        ApplicationCommand command,
        string language
    )
    {
        List<BulkRow> rows = [];
        foreach (var text in cases)
        {
            rows.Add(await OneAsync(client, actor, text, command, language));
        }
        return rows;
    }

    /// <summary>The lines of the cases that the reader may see.</summary>
    internal async IAsyncEnumerable<ViewRow> RowsAsync(
        IReadOnlyList<string> cases,
        Actor actor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var text in cases)
        {
            if (await SeenAsync(text, actor, cancellationToken) is { } application)
            {
                yield return ViewRow.Of(application);
            }
        }
    }

    private async Task<BulkRow> OneAsync(
        DurableTaskClient client,
        Actor actor,
        string text,
        ApplicationCommand command,
        string language
    )
    {
        // Whoever leaves does not stop it halfway: what is done is in the list when they come back.
        if (await SeenAsync(text, actor, CancellationToken.None) is not { } application)
        {
            return new BulkRow(text, null, BulkOutcome.Refused, Refusals(language));
        }
        var name = $"{application.CaseNumber} {(application.SubmittedForm ?? application.Form).Title}".Trim();
        return await _store.ChangeAsync(client, application.Id, command, actor, null, CancellationToken.None) switch
        {
            ChangeResult.Changed { Events.Count: 0 } => new(text, name, BulkOutcome.Unchanged),
            ChangeResult.Changed => new(text, name, BulkOutcome.Done),
            ChangeResult.Refused refused => new(text, name, BulkOutcome.Refused, refused.Refusal.Text.In(language)),
            _ => new(text, null, BulkOutcome.Refused, Refusals(language)),
        };
    }

    private async Task<Application?> SeenAsync(string text, Actor actor, CancellationToken cancellationToken) =>
        ApplicationId.TryParse(text, null, out var id)
        && await _store.LoadAsync(id, cancellationToken) is { } stored
        && AccessPolicy.Allows(actor, ApplicationAction.View, stored.State)
            ? stored.State
            : null;

    private static string Refusals(string language) => Problems.KnownProblems.NotFound.Detail.In(language);
}
