using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>Brings any case to an end with what people can do.</summary>
internal static class Abandon
{
    /// <summary>Whether the case ends within a few dozen steps.</summary>
    internal static bool Ends(Played life)
    {
        for (var step = 0; step < 60 && !life.State!.Stage.IsTerminal(); step++)
        {
            var (command, actor) = Step(life.State, life.Now);
            life.Play(command, actor);
        }

        return life.State!.Stage.IsTerminal();
    }

    private static (ApplicationCommand, Actor) Step(Application s, DateTimeOffset now) =>
        s switch
        {
            { Stage: ApplicationStage.MinutesApproval } => (
                new ApproveMinutes("§ 1", SwedishTime.DayOf(now)),
                // A meeting's minutes are approved at the meeting, which tells the application.
                s.Matter?.Meeting
                    is null
                    ? People.Officer
                    : Actor.System
            ),
            _ when s.Instalments.FirstOrDefault(i => i.Status == InstalmentStatus.Instructed)
                    is { PaymentId: { } id } => (new RecordBankAnswer(id, BankAnswer.Paid), People.Finance),
            { Stage: ApplicationStage.Agreement or ApplicationStage.Active } => (
                new Terminate("Slut."),
                People.Director
            ),
            // Opened again: what is kept is what it cost, so nothing more is paid or repaid.
            { Stage: ApplicationStage.Settlement, Settlement: null, PastSettlements.Count: > 0 } => (
                new Settle(s.Ledger.Paid, "Oförändrat."),
                People.Finance
            ),
            { Stage: ApplicationStage.Settlement, Settlement: null } => (new Settle(), People.Finance),
            { Stage: ApplicationStage.Settlement, Settlement: { } t } when t.Recovery > t.Repaid => (
                new RecordRecovery(t.Recovery - t.Repaid),
                People.Finance
            ),
            { Stage: ApplicationStage.Settlement } => (new Terminate("Slut."), People.Director),
            _ => (new Withdraw(), ApplicantOf(s)),
        };

    // The applicant of this case, whoever that is.
    private static Actor ApplicantOf(Application s) => People.Editor with { Organisation = s.Owner };
}
