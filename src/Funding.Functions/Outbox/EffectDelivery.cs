using Funding.Core;
using Funding.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Funding.Functions.Outbox;

/// <summary>Delivers every effect but mails. Each receiver recognises a repeat.</summary>
internal sealed class EffectDelivery(
    ApplicationCommits commits,
    CaseRegister register,
    PaymentStore payments,
    ViewStore views
)
{
    /// <summary>Delivers; what it leads to in turn is handed back.</summary>
    internal async Task<Commit?> DeliverAsync(DurableTaskClient client, OutboxItem item, Application application)
    {
        var (id, none) = (item.Id.ApplicationId, CancellationToken.None);
        switch (item.Effect)
        {
            case Effect.StartProcess start:
                await ProcessSignals.StartAsync(client, id, start.Process);
                return null;
            case Effect.Nudge nudge:
                await ProcessSignals.NudgeAsync(client, id, nudge.Process);
                return null;
            case Effect.InstructPayment payment:
                await payments.InstructAsync(id, payment, none);
                return null;
            case Effect.UpdateView:
                await views.UpdateAsync(application, none);
                return null;
            case Effect.RegisterCase registration:
                return await RegisterAsync(id, registration);
            default:
                throw new InvalidOperationException($"Effect {item.Effect.GetType().Name} has no delivery.");
        }
    }

    private async Task<Commit?> RegisterAsync(ApplicationId id, Effect.RegisterCase registration)
    {
        var number = await register.NumberAsync(
            registration.Association,
            registration.Year,
            id.Value,
            CancellationToken.None
        );
        var command = new ApplicationCommand.AssignCaseNumber(
            new CaseNumber(registration.Association, registration.Year, number)
        );
        var outcome = await commits.CommitAsync(id, command, Actor.System, new ChangeOptions(), CancellationToken.None);
        return outcome.Result is ChangeResult.Changed
            ? outcome.Commit
            : throw new InvalidOperationException(
                $"The case number of application {id} was not accepted: {outcome.Result.GetType().Name}."
            );
    }
}
