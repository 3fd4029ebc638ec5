using Funding.Core;
using Funding.Functions.Files.Scanning;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Outbox;

/// <summary>Delivers every effect but mails. Each receiver recognises a repeat.</summary>
internal sealed class EffectDelivery(
    AggregateCommits<Application, ApplicationCommand, ApplicationEvent> applications,
    AggregateCommits<Meeting, MeetingCommand, MeetingEvent> meetings,
    CaseRegister register,
    RecordDelivery records,
    FileScans scans,
    PaymentStore payments
)
{
    /// <summary>Delivers; what it leads to in turn is handed back.</summary>
    /// <exception cref="EffectRefusedException">Another aggregate was told to do something and refused.</exception>
    internal async Task<Commit?> DeliverAsync(DurableTaskClient client, OutboxItem item, Snapshot after)
    {
        var (of, none) = (item.Id.Of, CancellationToken.None);
        switch (item.Effect)
        {
            case Effect.StartProcess start:
                await ProcessSignals.StartAsync(client, of.Id, start.Process);
                return null;
            case Effect.Nudge nudge:
                await ProcessSignals.NudgeAsync(client, of.Id, nudge.Process);
                return null;
            case Effect.InstructPayment payment:
                await payments.InstructAsync(of.Application, payment, none);
                return null;
            case Effect.UpdateView update:
                await after.ShowInListsAsync(update.Fund, none);
                return null;
            case Effect.RegisterCase registration:
                return await RegisterAsync(of.Application, registration);
            case Effect.StoreRecord document:
                return await StoreAsync(of, document);
            case Effect.ScanFile scan:
                return await ScanAsync(of, scan);
            case Effect.TellApplication tell:
                return await TellAsync(applications, tell.ApplicationId, tell.Command);
            case Effect.TellMeeting tell:
                return await TellAsync(meetings, tell.MeetingId, tell.Command);
            default:
                throw new InvalidOperationException($"Effect {item.Effect.GetType().Name} has no delivery.");
        }
    }

    private async Task<Commit?> StoreAsync(AggregateRef of, Effect.StoreRecord document)
    {
        var stored = await records.DeliverAsync(of, document);
        return of.Kind switch
        {
            AggregateKind.Application => await TellAsync(
                applications,
                of,
                new ApplicationCommand.RegisterRecord(document.RecordId, stored.Sha256, stored.Length)
            ),
            AggregateKind.Meeting => await TellAsync(
                meetings,
                of,
                new MeetingCommand.RegisterMinutes(new StoredMinutes(document.RecordId, stored.Sha256, stored.Length))
            ),
            _ => throw new EffectRefusedException($"{of} keeps no generated documents"),
        };
    }

    private async Task<Commit?> ScanAsync(AggregateRef of, Effect.ScanFile scan)
    {
        var verdict = await scans.ScanAsync(of.Application, scan.DocumentId, CancellationToken.None);
        var commit = await TellAsync(applications, of, verdict);
        await scans.LeaveQuarantineAsync(of.Application, scan.DocumentId, CancellationToken.None);
        return commit;
    }

    private async Task<Commit?> RegisterAsync(ApplicationId id, Effect.RegisterCase registration)
    {
        var number = await register.NumberAsync(
            registration.Association,
            registration.Year,
            id.Value,
            CancellationToken.None
        );
        return await TellAsync(
            applications,
            id,
            new ApplicationCommand.AssignCaseNumber(new CaseNumber(registration.Association, registration.Year, number))
        );
    }

    // A commit of the other aggregate's own: what it was told before is decided as nothing to do.
    private static async Task<Commit?> TellAsync<TState, TCommand, TEvent>(
        AggregateCommits<TState, TCommand, TEvent> commits,
        AggregateRef whom,
        TCommand command
    )
        where TState : class
        where TEvent : class
    {
        var outcome = await commits.CommitAsync(
            whom,
            command,
            Actor.System,
            new ChangeOptions(),
            CancellationToken.None
        );
        return outcome.Result switch
        {
            ChangeResult<TState, TEvent>.Changed => outcome.Commit,
            ChangeResult<TState, TEvent>.Refused refused => throw new EffectRefusedException(
                $"{whom.Kind} {whom.Partition} refused: {refused.Refusal.Code}"
            ),
            _ => throw new EffectRefusedException($"{whom.Kind} {whom.Partition} does not exist"),
        };
    }
}

/// <summary>An aggregate does not do what another wants of it; the message says which and why, by code.</summary>
internal sealed class EffectRefusedException(string reason) : Exception(reason);
