using System.Security.Cryptography;
using System.Text.Json;
using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for the minutes and the agreement.</summary>
internal static class Agreeing
{
    internal static Decision ApproveMinutes(Application state, ApproveMinutes command, Actor actor, DateTimeOffset now)
    {
        var minutes = new MinutesRecord((command.Paragraph ?? "").Trim(), command.ApprovedOn);
        if (state.Minutes == minutes)
        {
            return Decision.Nothing;
        }

        if (state.Stage != ApplicationStage.MinutesApproval)
        {
            return Refusals.WrongStage(state);
        }

        if (state.Matter?.Meeting is not null && !AccessPolicy.Allows(actor, ApplicationAction.RunSystem, state))
        {
            return Refusals.MinutesByMeeting();
        }

        if (TextRules.RefusalOf(Check(state, minutes, now)) is { } refusal)
        {
            return refusal;
        }

        return Decision.Of(
            new MinutesApproved(minutes),
            state.Decision!.Outcome == BoardOutcome.Granted ? Issue(state, minutes) : new ApplicationRejected()
        );
    }

    internal static Decision Accept(Application state, AcceptAgreement command) =>
        state is not { Stage: ApplicationStage.Agreement or ApplicationStage.Active, Agreement: { } agreement }
            ? Refusals.WrongStage(state)
        : !string.Equals(agreement.Hash, command.Hash, StringComparison.OrdinalIgnoreCase) ? Refusals.AgreementChanged()
        : agreement.AcceptedBy is not null ? Decision.Nothing
        : new AgreementAccepted(
            agreement.Hash,
            command.LinkIssuedTo,
            CaseDocuments.Latest(state, RecordSorts.Agreement)?.Sha256
        );

    internal static Decision Countersign(Application state, DateTimeOffset now)
    {
        if (state is { Stage: ApplicationStage.Active })
        {
            return Decision.Nothing;
        }

        return state.Stage != ApplicationStage.Agreement ? Refusals.WrongStage(state)
            : state.Agreement!.AcceptedBy is null ? Refusals.AgreementNotAccepted()
            : new AgreementCountersigned(Instalments(state.Agreement.Terms), Reports(state, now));
    }

    private static AgreementIssued Issue(Application state, MinutesRecord minutes)
    {
        var form = state.SubmittedForm!;
        var proposal = state.DecidedProposal!;
        var terms = new AgreementTerms(
            state.Id,
            state.CaseNumber!.ToString(),
            state.Association.Name,
            form.Applicant.Name,
            state.Owner.ToString(),
            form.Title,
            FormCheck.PeriodOf(form)!,
            minutes.Paragraph,
            SwedishTime.DayOf(state.Decision!.DecidedAt),
            proposal.Amounts,
            proposal.Conditions,
            proposal.Instalments,
            proposal.Reports,
            state.PayeeAccount!.ToString()
        )
        {
            Duties = AgreementTerms.StandardDuties,
        };
        return new AgreementIssued(terms, Hash(terms));
    }

    private static string Hash(AgreementTerms terms) =>
        Convert.ToHexStringLower(
            SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(terms, CoreJson.Default.AgreementTerms))
        );

    private static IReadOnlyList<Instalment> Instalments(AgreementTerms terms) =>
        [
            .. terms
                .Instalments.Index()
                .Select(i => new Instalment(
                    i.Index + 1,
                    i.Item.Amount,
                    i.Item.On,
                    i.Item.Date,
                    i.Item.ReportId,
                    InstalmentStatus.Planned
                )),
        ];

    /// <summary>The plan; a report that would be due at once because the agreement came late gets the usual time from now.</summary>
    private static IReadOnlyList<Report> Reports(Application state, DateTimeOffset now)
    {
        var earliest = SwedishTime.DayOf(now).AddDays(state.Rules.InterimReportDays);
        return
        [
            .. state.Agreement!.Terms.Reports.Select(r => new Report(
                r.Id,
                r.Kind,
                r.Covers,
                r.DueOn < earliest ? earliest : r.DueOn,
                ReportStatus.Planned
            )),
        ];
    }

    private static IEnumerable<FieldProblem> Check(Application state, MinutesRecord minutes, DateTimeOffset now)
    {
        if (minutes.Paragraph.Length is 0 or > 50)
        {
            yield return Problem.Required("/paragraph");
        }

        if (
            minutes.ApprovedOn < SwedishTime.DayOf(state.Decision!.DecidedAt)
            || minutes.ApprovedOn > SwedishTime.DayOf(now)
        )
        {
            yield return Problem.OutOfRange(
                "/approvedOn",
                "Ange den dag då protokollet justerades: tidigast beslutsdagen och senast i dag.",
                "Give the day when the minutes were approved: not before the decision and not after today."
            );
        }
    }
}
