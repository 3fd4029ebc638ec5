using static Funding.Core.ApplicationCommand;

namespace Funding.Core.Tests;

/// <summary>The acts by which staff bring a case on, each with the task that it does: what a test tries on the decider.</summary>
internal static class StaffActs
{
    internal static readonly Actor[] Staff = [People.Officer, People.Officer2, People.Finance, People.Director];

    /// <summary>The commands that do a task; one of them is enough.</summary>
    internal static IEnumerable<ApplicationCommand> Of(Application state, StaffTask task, DateTimeOffset now) =>
        All(state, now).Where(a => a.Kind == task.Kind && a.Subject == task.Subject).Select(a => a.Command);

    /// <summary>Everything that brings a case on, whatever its stage; what is refused is for the decider to say.</summary>
    internal static IEnumerable<(StaffTaskKind Kind, string Subject, ApplicationCommand Command)> All(
        Application state,
        DateTimeOffset now
    )
    {
        var today = SwedishTime.DayOf(now);
        foreach (var kind in new[] { StaffTaskKind.CheckCompleteness, StaffTaskKind.ReadSupplement })
        {
            yield return (kind, "", new ConfirmComplete(Samples.Parties));
        }

        yield return (StaffTaskKind.DecideOnSupplement, "", new Dismiss("Ingen svarade."));
        yield return (StaffTaskKind.CloseReview, "", new CloseReview("Tiden är ute."));
        yield return (StaffTaskKind.WriteProposal, "", Samples.Reject);
        yield return (
            StaffTaskKind.PutToBoard,
            "",
            new OpenBoardDecision(Samples.Seats, Samples.Substitutes, now.AddDays(7))
        );
        yield return (StaffTaskKind.ApproveMinutes, "", new ApproveMinutes("§ 99", today));
        yield return (StaffTaskKind.PostNotice, "", new RecordNotice(today));
        yield return (StaffTaskKind.ReportToBoard, "", new RecordReported("§ 98", today));
        yield return (StaffTaskKind.FollowAppeal, "", new RecordAppealDecision(AppealOutcome.Upheld, "Avslag."));
        yield return (StaffTaskKind.Countersign, "", new CountersignAgreement());
        foreach (var request in state.DisbursementRequests)
        {
            var subject = $"{request.Number}";
            yield return (StaffTaskKind.AssessRequest, subject, new AcceptDisbursementRequest(request.Number));
            yield return (
                StaffTaskKind.AssessRequest,
                subject,
                new ReturnDisbursementRequest(request.Number, "Vilka kostnader är det, mer exakt?")
            );
        }

        foreach (var report in state.Reports)
        {
            yield return (StaffTaskKind.ReviewReport, report.Id, new AcceptReport(report.Id));
            yield return (StaffTaskKind.ReviewReport, report.Id, new ReturnReport(report.Id, "Förklara mer än så."));
        }

        foreach (var instalment in state.Instalments)
        {
            var subject = $"{instalment.Number}";
            yield return (StaffTaskKind.AuthorisePayment, subject, new AuthoriseInstalment(instalment.Number));
            yield return (StaffTaskKind.RetryPayment, subject, new RetryInstalment(instalment.Number));
            if (instalment.PaymentId is { } payment)
            {
                yield return (StaffTaskKind.AnswerPayment, subject, new RecordBankAnswer(payment, BankAnswer.Paid));
            }
        }

        var seats = state.Matter?.Seats.Count ?? 0;
        foreach (var amendment in state.Amendments)
        {
            var subject = $"{amendment.Number}";
            yield return (
                StaffTaskKind.DecideAmendment,
                subject,
                new DecideAmendment(amendment.Number, false, "Inte förenligt med beslutet.")
            );
            yield return (
                StaffTaskKind.RecordAmendmentVote,
                subject,
                new RecordAmendmentVote(amendment.Number, new("§ 97", today, seats, 0, seats, 0, Reason: "För dyrt."))
            );
            yield return (StaffTaskKind.ConfirmAmendmentVote, subject, new ConfirmAmendmentVote(amendment.Number));
            yield return (
                StaffTaskKind.DecideAccount,
                subject,
                new DecideAccount(amendment.Number, false, "Kontot är inte sökandens.")
            );
        }

        foreach (var mail in state.ReturnedMails)
        {
            // Whether it is sent again or put aside: what is open can always be put aside.
            if (mail.IsOpen)
            {
                yield return (StaffTaskKind.HandleReturnedMail, mail.Mail, new HandleReturnedMail(mail.Mail));
            }
        }

        yield return (StaffTaskKind.Settle, "", new Settle(null, "Granskat."));
        yield return (StaffTaskKind.Settle, "", new Settle(state.Ledger.Paid, "Granskat."));
        yield return (StaffTaskKind.RecordRecovery, "", new RecordRecovery(new Money(1), "bg 5050-1055"));
    }
}
