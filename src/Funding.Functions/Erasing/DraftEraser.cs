using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Erasing;

/// <summary>What a round of erasure did.</summary>
/// <param name="Drafts">Drafts that were looked at.</param>
/// <param name="Warned">How many were warned of.</param>
/// <param name="Erased">How many are gone.</param>
/// <param name="Failed">How many could not be looked at or erased to the end; the next round tries again.</param>
internal sealed record ErasureReport(int Drafts, int Warned, int Erased, int Failed);

/// <summary>
/// Erases what was never sent in and nobody has touched for long. It is first written down what is to be erased; then the draft is taken away from
/// everybody by deleting its state, which fails when somebody has changed it meanwhile; then the rest goes, and what was written down last. A round
/// that is cut off anywhere is finished by the next.
/// </summary>
public sealed partial class DraftEraser
{
    private const int EventsAtOnce = 10;
    private const int MonthsDiffer = 4;
    private readonly OldDrafts _drafts;
    private readonly Erasures _erasures;
    private readonly ApplicationStore _store;
    private readonly OutboxRows _outbox;
    private readonly DirectoryStore _directory;
    private readonly TimeProvider _time;
    private readonly ILogger<DraftEraser> _logger;

    internal DraftEraser(
        OldDrafts drafts,
        Erasures erasures,
        ApplicationStore store,
        OutboxRows outbox,
        DirectoryStore directory,
        TimeProvider time,
        ILogger<DraftEraser> logger
    ) =>
        (_drafts, _erasures, _store, _outbox, _directory, _time, _logger) = (
            drafts,
            erasures,
            store,
            outbox,
            directory,
            time,
            logger
        );

    /// <summary>Finishes what an earlier round began, warns of what is soon to be erased, and erases what is due.</summary>
    internal async Task<ErasureReport> RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var report = new ErasureReport(0, 0, 0, 0);
        foreach (var begun in await _erasures.BegunAsync(cancellationToken))
        {
            report = await TryAsync(begun.Id, report, () => GoOnAsync(client, begun, report, cancellationToken));
        }
        if (await _directory.FindAsync(cancellationToken) is not { } association)
        {
            return report;
        }
        // What is younger than the months without the warning cannot be due; a few days more, for months are not alike.
        var rules = association.Rules;
        var youngest = _time
            .GetUtcNow()
            .AddMonths(-rules.DraftErasureMonths)
            .AddDays(rules.DraftErasureWarningDays + MonthsDiffer);
        await foreach (var id in _drafts.ListAsync(youngest, cancellationToken))
        {
            report = await TryAsync(id, report, () => LookAsync(client, association, id, report, cancellationToken));
        }
        return report;
    }

    /// <summary>How many drafts were erased in a year: all that is kept of them.</summary>
    internal Task<long> CountAsync(int year, CancellationToken cancellationToken) =>
        _erasures.CountAsync(year, cancellationToken);

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    // One that cannot be read holds up no other.
    private async Task<ErasureReport> TryAsync(ApplicationId id, ErasureReport report, Func<Task<ErasureReport>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            LogFailed(failure, id.Value);
            return report with { Failed = report.Failed + 1 };
        }
    }

    private async Task<ErasureReport> GoOnAsync(
        DurableTaskClient client,
        ErasureBegun begun,
        ErasureReport report,
        CancellationToken cancellationToken
    )
    {
        if (await _store.LoadAsync(begun.Id, cancellationToken) is not null)
        {
            // It was never taken away: whether it is to be is asked anew.
            await _erasures.ForgetAsync(begun.Id, cancellationToken);
            return report;
        }
        return await FinishAsync(client, begun, report, cancellationToken);
    }

    private async Task<ErasureReport> LookAsync(
        DurableTaskClient client,
        Association association,
        ApplicationId id,
        ErasureReport report,
        CancellationToken cancellationToken
    )
    {
        if (await _store.LoadAsync(id, cancellationToken) is not { State: { SubmittedAt: null } draft } stored)
        {
            return report;
        }
        report = report with { Drafts = report.Drafts + 1 };
        var (touched, by) = await LastTouchAsync(draft, cancellationToken);
        switch (DraftErasure.StepOf(draft, touched, association.Rules, Today))
        {
            case DraftErasureStep.Warn:
                var warned = await _store.ChangeAsync(
                    client,
                    id,
                    new ApplicationCommand.WarnOfErasure(
                        DraftErasure.DayOf(touched, association.Rules, Today),
                        Writers(draft, by, association)
                    ),
                    Actor.System,
                    new ChangeOptions(IfMatch: stored.ETag),
                    cancellationToken
                );
                return warned is ChangeResult.Changed { Events.Count: > 0 }
                    ? report with
                    {
                        Warned = report.Warned + 1,
                    }
                    : report;
            case DraftErasureStep.Erase when (await _outbox.UndeliveredAsync(id, cancellationToken)).Count > 0:
                // The warning may be what has not reached anybody yet.
                return report;
            case DraftErasureStep.Erase:
                var begun = new ErasureBegun(id, draft.SignOff?.Round ?? 0);
                return await _erasures.TakeAwayAsync(begun, draft.Version, cancellationToken)
                    ? await FinishAsync(client, begun, report, cancellationToken)
                    : report;
            default:
                return report;
        }
    }

    private async Task<ErasureReport> FinishAsync(
        DurableTaskClient client,
        ErasureBegun begun,
        ErasureReport report,
        CancellationToken cancellationToken
    ) =>
        await _erasures.FinishAsync(client, begun, Today.Year, cancellationToken)
            ? report with
            {
                Erased = report.Erased + 1,
            }
            : report;

    // The day of the last thing that somebody did, and who did it.
    private async Task<(DateOnly Day, Author By)> LastTouchAsync(Application draft, CancellationToken cancellationToken)
    {
        for (var before = draft.Version + 1; before > 1; before -= EventsAtOnce)
        {
            var entries = await _store.ReadTrailBackAsync(draft.Id, before, EventsAtOnce, cancellationToken);
            if (entries.FirstOrDefault(entry => DraftErasure.IsTouch(entry.Event)) is { } last)
            {
                return (SwedishTime.DayOf(last.Event.At), last.Event.By);
            }
        }
        return (SwedishTime.DayOf(draft.CreatedAt), new Author("", ""));
    }

    // Those who have written in it and still may; when none of them is left, whoever may now. Nobody whom the draft alone names is sent anything.
    private static IReadOnlyList<PersonRef> Writers(Application draft, Author last, Association association)
    {
        var writers = draft.FieldAuthors.Select(author => author.By.PersonId).Prepend(last.PersonId);
        var left = Those(writers);
        return left.Count > 0 ? left : Those(association.Directory.People.Select(person => person.Id));

        IReadOnlyList<PersonRef> Those(IEnumerable<string> ids) =>
            [
                .. ids.Distinct(StringComparer.Ordinal)
                    .Where(id =>
                        association.ActorOf(id) is { } actor
                        && AccessPolicy.Allows(actor, ApplicationAction.Edit, draft)
                    )
                    .Select(association.Reference),
            ];
    }

    [LoggerMessage(
        EventId = 3124,
        Level = LogLevel.Error,
        Message = "The draft {Id} could not be looked at or erased."
    )]
    private partial void LogFailed(Exception failure, Guid id);
}
