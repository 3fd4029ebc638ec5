using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Storage;
using Funding.Pages.Disposing;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Disposing;

/// <summary>
/// What happens in a disposal. What people do is stored first and then started; each step of the rest reads how far it has come, and may be done again.
/// </summary>
public sealed class Disposals
{
    private const int CasesListedAtOnce = 50;
    private const int CasesDisposedAtOnce = 10;

    private static readonly IReadOnlyList<ApplicationStage> _ended =
    [
        .. Enum.GetValues<ApplicationStage>().Where(stage => stage.IsTerminal()),
    ];

    private readonly DisposalStore _runs;
    private readonly DueThings _due;
    private readonly DisposedContent _content;
    private readonly ApplicationStore _store;
    private readonly ViewStore _views;
    private readonly DirectoryStore _directory;
    private readonly TimeProvider _time;

    internal Disposals(
        DisposalStore runs,
        DueThings due,
        DisposedContent content,
        ApplicationStore store,
        ViewStore views,
        DirectoryStore directory,
        TimeProvider time
    ) =>
        (_runs, _due, _content, _store, _views, _directory, _time) = (
            runs,
            due,
            content,
            store,
            views,
            directory,
            time
        );

    private DateOnly Today => SwedishTime.DayOf(_time.GetUtcNow());

    /// <summary>Has what is due today listed.</summary>
    /// <returns>The run's id.</returns>
    internal async Task<string> BeginAsync(DurableTaskClient client, Actor by, CancellationToken cancellationToken)
    {
        var run = new DisposalRun
        {
            Id = Guid.NewGuid().ToString("D"),
            PreviewedBy = new Author(by.PersonId, by.Name),
            StartedAt = _time.GetUtcNow(),
            AsOf = Today,
        };
        await _runs.AddAsync(run, cancellationToken);
        await StartAsync(client, run);
        return run.Id;
    }

    /// <summary>Confirms the list that was read, and no other; null when it is done.</summary>
    internal async Task<Refusal?> ConfirmAsync(
        DurableTaskClient client,
        string id,
        string? listHash,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        if (await _runs.FindAsync(id, cancellationToken) is not { Run: var run } stored)
        {
            return DisposalRefusals.Outdated;
        }
        if (run.PreviewedBy.PersonId == by.PersonId)
        {
            return DisposalRefusals.Own;
        }
        if (run.Status is not DisposalStatus.Listed || run.ListHash != listHash)
        {
            // The same person once more: a button pressed twice.
            return run.ConfirmedBy?.PersonId == by.PersonId ? null : DisposalRefusals.Outdated;
        }
        var confirmed = run with
        {
            Status = DisposalStatus.Disposing,
            ConfirmedBy = new Author(by.PersonId, by.Name),
            ConfirmedAt = _time.GetUtcNow(),
        };
        if (!await _runs.ChangeAsync(stored, confirmed, cancellationToken))
        {
            return DisposalRefusals.Outdated;
        }
        await StartAsync(client, confirmed);
        return null;
    }

    /// <summary>Puts a list aside that nobody has confirmed; null when it is done.</summary>
    internal async Task<Refusal?> DropAsync(string id, CancellationToken cancellationToken) =>
        await _runs.FindAsync(id, cancellationToken) is { Run: { Status: DisposalStatus.Listed } run } stored
        && await _runs.ChangeAsync(
            stored,
            run with
            {
                Status = DisposalStatus.Dropped,
                EndedAt = _time.GetUtcNow(),
            },
            cancellationToken
        )
            ? null
            : DisposalRefusals.Outdated;

    /// <summary>Starts what should be under way and is not: a process that died between storing and starting.</summary>
    internal async Task<int> HealAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var started = 0;
        foreach (var run in (await _runs.ListAsync(cancellationToken)).Where(run => run.IsUnderWay))
        {
            started += await StartAsync(client, run) ? 1 : 0;
        }
        return started;
    }

    /// <summary>Does the next step of a run.</summary>
    internal async Task<DisposalProgress> NextAsync(
        DurableTaskClient client,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await _runs.FindAsync(id, cancellationToken) is not { } stored)
        {
            return new(More: false, "");
        }
        var after = stored.Run.Status switch
        {
            DisposalStatus.Listing => await ListAsync(stored.Run, cancellationToken),
            DisposalStatus.Disposing => await DisposeAsync(client, stored.Run, cancellationToken),
            _ => stored.Run,
        };
        if (after != stored.Run && !await _runs.ChangeAsync(stored, after, cancellationToken))
        {
            // Somebody else has done the step: the next look tells.
            return new(More: true, stored.Run.Status.ToString());
        }
        return new(after.IsUnderWay, after.Status.ToString());
    }

    private async Task<DisposalRun> ListAsync(DisposalRun run, CancellationToken cancellationToken)
    {
        var rules = (await _directory.FindAsync(cancellationToken))?.Rules ?? new AssociationRules();
        if (run.Stage >= _ended.Count || RetentionPlan.FewestYears(rules) is not { } fewest)
        {
            return run with
            {
                Status = DisposalStatus.Listed,
                ListedAt = _time.GetUtcNow(),
                ListHash = await _runs.HashAsync(run.Id, cancellationToken),
            };
        }
        // What was sent in after that has not been closed for so long.
        var list = ViewList.Stage(_ended[run.Stage]).Prefix;
        var newest = new DateTimeOffset(new DateTime(run.AsOf.Year - fewest, 1, 2), TimeSpan.Zero);
        var page = await _views.ReadAsync(
            new(run.After ?? list + ViewList.Ticks(newest), list + "~"),
            CasesListedAtOnce,
            cancellationToken
        );
        foreach (var row in page)
        {
            run = await ListAsync(run, row.Row.Id, rules, cancellationToken);
        }
        return page.Count < CasesListedAtOnce
            ? run with
            {
                Stage = run.Stage + 1,
                After = null,
            }
            : run with
            {
                After = page[^1].Key,
            };
    }

    private async Task<DisposalRun> ListAsync(
        DisposalRun run,
        ApplicationId id,
        AssociationRules rules,
        CancellationToken cancellationToken
    )
    {
        if (
            await _store.LoadAsync(id, cancellationToken) is not { State: var application }
            || await _due.EndedAsync(application, cancellationToken) is not { } ended
        )
        {
            return run;
        }
        var things = await _due.OfAsync(application, RetentionPlan.Due(rules, ended, run.AsOf), cancellationToken);
        if (things.Count == 0)
        {
            return run;
        }
        if (CaseDisposal.ObstacleOf(application) is not null)
        {
            return run with { Held = run.Held + 1 };
        }
        await _runs.PutAsync(
            run.Id,
            new ListedCase
            {
                Id = id,
                CaseNumber = application.CaseNumber?.ToString() ?? "",
                Title = (application.SubmittedForm ?? application.Form).Title,
                Ended = ended,
                Things = things,
            },
            cancellationToken
        );
        return run with { Cases = run.Cases + 1, Sums = Added(run.Sums, things, rules) };
    }

    private async Task<DisposalRun> DisposeAsync(
        DurableTaskClient client,
        DisposalRun run,
        CancellationToken cancellationToken
    )
    {
        if (run.Done is null && await _runs.HashAsync(run.Id, cancellationToken) != run.ListHash)
        {
            return run with { Status = DisposalStatus.Altered, EndedAt = _time.GetUtcNow() };
        }
        var rules = (await _directory.FindAsync(cancellationToken))?.Rules ?? new AssociationRules();
        var page = await _runs.CasesAsync(run.Id, run.Done, CasesDisposedAtOnce, cancellationToken);
        foreach (var listed in page)
        {
            var gone = await DisposeAsync(client, run, listed, rules, cancellationToken);
            await _runs.PutAsync(
                run.Id,
                listed with
                {
                    Result = gone.Count > 0 ? DisposalResult.Disposed : DisposalResult.Left,
                },
                cancellationToken
            );
            run = run with
            {
                Done = listed.Id.ToString(),
                CasesDone = run.CasesDone + 1,
                CasesLeft = run.CasesLeft + (gone.Count > 0 ? 0 : 1),
                Disposed = Added(run.Disposed, gone, rules),
            };
        }
        return page.Count < CasesDisposedAtOnce
            ? run with
            {
                Status = DisposalStatus.Done,
                EndedAt = _time.GetUtcNow(),
            }
            : run;
    }

    // The trail says it first: a document that is gone without an event is always a finding.
    private async Task<IReadOnlyList<DisposedThing>> DisposeAsync(
        DurableTaskClient client,
        DisposalRun run,
        ListedCase listed,
        AssociationRules rules,
        CancellationToken cancellationToken
    )
    {
        var due = RetentionPlan.Due(rules, listed.Ended, Today);
        var result = await _store.ChangeAsync(
            client,
            listed.Id,
            new ApplicationCommand.DisposeDocuments(
                run.Id,
                run.ListHash!,
                [.. listed.Things.Where(thing => due.Contains(thing.Class))],
                run.PreviewedBy,
                run.ConfirmedBy!
            ),
            Actor.System,
            null,
            cancellationToken
        );
        if (
            result is not ChangeResult.Changed { State: var after }
            || after.Disposals.FirstOrDefault(disposal => disposal.Run == run.Id) is not { Things: var things }
        )
        {
            return [];
        }
        await _content.DeleteAsync(listed.Id, things, cancellationToken);
        return things;
    }

    private static async Task<bool> StartAsync(DurableTaskClient client, DisposalRun run)
    {
        var instance = $"disposal:{run.Id}:{(run.Status is DisposalStatus.Listing ? "list" : "run")}";
        if (await client.GetInstanceAsync(instance) is { IsCompleted: false })
        {
            return false;
        }
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(DisposalOrchestrator),
            new DisposalInput(run.Id),
            new Microsoft.DurableTask.StartOrchestrationOptions(instance)
        );
        return true;
    }

    private static IReadOnlyList<ClassSum> Added(
        IReadOnlyList<ClassSum> sums,
        IReadOnlyList<DisposedThing> things,
        AssociationRules rules
    ) =>
        [
            .. sums.Concat(
                    things.Select(thing => new ClassSum(
                        thing.Class,
                        RetentionPlan.YearsOf(rules, thing.Class) ?? 0,
                        1,
                        thing.Length
                    ))
                )
                .GroupBy(sum => sum.Class)
                .OrderBy(group => group.Key)
                .Select(group => new ClassSum(
                    group.Key,
                    group.First().Years,
                    group.Sum(sum => sum.Things),
                    group.Sum(sum => sum.Bytes)
                )),
        ];
}
