using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Pages.Administering;
using Funding.Pages.Forms;

namespace Funding.Functions.Http.Pages;

/// <summary>An act of the staff.</summary>
/// <param name="Action">What the policy is asked.</param>
/// <param name="Command">What the domain is asked; null when the form could not be understood.</param>
/// <param name="FieldAt">The form's field at a place of the domain's.</param>
internal sealed record StaffRequest(
    ApplicationAction Action,
    ApplicationCommand? Command,
    Func<string?, string?> FieldAt
);

/// <summary>Makes commands of the staff's forms. What is missing is noted with the reader.</summary>
internal sealed class StaffCommands(
    FieldReader reader,
    FormState state,
    Association? association,
    FundAvailability? available
)
{
    private static readonly TimeZoneInfo _sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>The act of that name; null when the page has none.</summary>
    public StaffRequest? Of(string act, Application application)
    {
        var (name, target) = StaffAct.Parse(act);
        return name switch
        {
            StaffAct.Completeness => association is null
                ? null
                : new(
                    ApplicationAction.ConfirmComplete,
                    new ApplicationCommand.ConfirmComplete(association.Parties(), reader.Date("deadline")),
                    PageRefusals.ByName("deadline")
                ),
            StaffAct.SupplementRequest => Supplement(),
            StaffAct.SupplementExtension => new(
                ApplicationAction.RequestSupplement,
                RequiredDate("deadline") is { } deadline ? new ApplicationCommand.ExtendSupplement(deadline) : null,
                PageRefusals.ByName("deadline")
            ),
            StaffAct.Note => new(
                ApplicationAction.AddNote,
                new ApplicationCommand.AddNote(reader.Text("text")),
                PageRefusals.ByName("text")
            ),
            StaffAct.MailHandledOf => Plain(
                ApplicationAction.HandleMails,
                new ApplicationCommand.HandleReturnedMail(target)
            ),
            StaffAct.ReviewClosing => ByReason(
                ApplicationAction.CloseReview,
                reason => new ApplicationCommand.CloseReview(reason)
            ),
            StaffAct.Proposal => Proposal(application),
            StaffAct.BoardOpening => association is null ? null : BoardOpening(association),
            StaffAct.BoardClosing => Plain(
                ApplicationAction.CloseBoardDecision,
                new ApplicationCommand.CloseBoardDecision(available)
            ),
            StaffAct.ConflictFlag => new(
                ApplicationAction.FlagConflict,
                new ApplicationCommand.FlagConflict(
                    reader.Required("seat", "Act.NeedSeat"),
                    reader.Required("reason", "Act.NeedReason")
                ),
                PageRefusals.ByName("reason")
            ),
            StaffAct.MeetingClosing => Plain(
                ApplicationAction.RecordProceedings,
                new ApplicationCommand.RecordMeetingClosed()
            ),
            StaffAct.BoardReport => new(
                ApplicationAction.RecordProceedings,
                RequiredDate("on") is { } reportedOn
                    ? new ApplicationCommand.RecordReported(
                        reader.Required("paragraph", "Act.NeedParagraph"),
                        reportedOn
                    )
                    : null,
                PageRefusals.ByName("paragraph", "on")
            ),
            StaffAct.Notice => new(
                ApplicationAction.RecordProceedings,
                RequiredDate("on") is { } noticedOn ? new ApplicationCommand.RecordNotice(noticedOn) : null,
                PageRefusals.ByName("on")
            ),
            StaffAct.Appeal => new(
                ApplicationAction.RecordProceedings,
                RequiredDate("lodgedOn") is { } lodgedOn
                    ? new ApplicationCommand.RecordAppeal(lodgedOn, reader.Text("reference"))
                    : null,
                PageRefusals.ByName("lodgedOn", "reference")
            ),
            StaffAct.AppealDecision => AppealDecision(),
            StaffAct.Remittal => new(
                ApplicationAction.CloseBoardDecision,
                new ApplicationCommand.RemitMatter(
                    reader.Required("questions", "Act.NeedQuestion"),
                    reader.Date("deadline")
                ),
                PageRefusals.ByName("questions", "deadline")
            ),
            StaffAct.Tabling => ByReason(
                ApplicationAction.CloseBoardDecision,
                reason => new ApplicationCommand.TableMatter(reason)
            ),
            StaffAct.MinutesApproval => new(
                ApplicationAction.ApproveMinutes,
                RequiredDate("approvedOn") is { } approvedOn
                    ? new ApplicationCommand.ApproveMinutes(
                        reader.Required("paragraph", "Act.NeedParagraph"),
                        approvedOn
                    )
                    : null,
                PageRefusals.ByName("paragraph", "approvedOn")
            ),
            StaffAct.Countersignature => Plain(
                ApplicationAction.CountersignAgreement,
                new ApplicationCommand.CountersignAgreement()
            ),
            StaffAct.AuthorisationOf when Number(target) is { } number => Plain(
                ApplicationAction.AuthoriseInstalment,
                new ApplicationCommand.AuthoriseInstalment(number)
            ),
            StaffAct.BankAnswerTo when PaymentId.TryParse(target, CultureInfo.InvariantCulture, out var payment) =>
                Bank(payment),
            StaffAct.RetryOf when Number(target) is { } number => Plain(
                ApplicationAction.HandlePayments,
                new ApplicationCommand.RetryInstalment(number)
            ),
            StaffAct.AcceptanceOf => Plain(ApplicationAction.AssessReport, new ApplicationCommand.AcceptReport(target)),
            StaffAct.ReturnOf => new(
                ApplicationAction.AssessReport,
                new ApplicationCommand.ReturnReport(
                    target,
                    reader.Text("questions"),
                    reader.Date("deadline"),
                    [
                        .. Enumerable
                            .Range(0, 3)
                            .Select(row => new Question(
                                reader.Text($"fields.{row}.field"),
                                reader.Text($"fields.{row}.text")
                            ))
                            .Where(question => question.Text.Length > 0),
                    ]
                ),
                PageRefusals.ByName("questions", "deadline")
            ),
            StaffAct.RequestAcceptanceOf when Number(target) is { } number => Plain(
                ApplicationAction.AssessDisbursementRequest,
                new ApplicationCommand.AcceptDisbursementRequest(number)
            ),
            StaffAct.RequestReturnOf when Number(target) is { } number => new(
                ApplicationAction.AssessDisbursementRequest,
                new ApplicationCommand.ReturnDisbursementRequest(
                    number,
                    reader.Required("questions", "Act.NeedQuestion")
                ),
                PageRefusals.ByName("questions")
            ),
            StaffAct.AmendmentDecisionOf when Number(target) is { } number => YesOrNo(
                ApplicationAction.DecideAmendment,
                (approved, reason) => new ApplicationCommand.DecideAmendment(number, approved, reason)
            ),
            StaffAct.AccountDecisionOf when Number(target) is { } number => YesOrNo(
                ApplicationAction.DecideAccount,
                (accepted, reason) => new ApplicationCommand.DecideAccount(number, accepted, reason)
            ),
            StaffAct.AmendmentVoteOn when Number(target) is { } number => Vote(number),
            StaffAct.AmendmentConfirmationOf when Number(target) is { } number => Plain(
                ApplicationAction.DecideAmendment,
                new ApplicationCommand.ConfirmAmendmentVote(number)
            ),
            StaffAct.Reopening => ByReason(ApplicationAction.Reopen, reason => new ApplicationCommand.Reopen(reason)),
            StaffAct.Settlement => new(
                ApplicationAction.Settle,
                new ApplicationCommand.Settle(reader.Amount("approvedCosts"), reader.Text("reason")),
                PageRefusals.ByName("approvedCosts", "reason")
            ),
            StaffAct.RecoveryReceipt => new(
                ApplicationAction.Settle,
                RequiredAmount("amount") is { } amount
                    ? new ApplicationCommand.RecordRecovery(amount, reader.Text("reference"))
                    : null,
                PageRefusals.ByName("amount", "reference")
            ),
            StaffAct.DisposalHold => ByReason(
                ApplicationAction.HoldDisposal,
                reason => new ApplicationCommand.HoldDisposal(reason)
            ),
            StaffAct.DisposalRelease => ByReason(
                ApplicationAction.HoldDisposal,
                reason => new ApplicationCommand.LiftDisposalHold(reason)
            ),
            StaffAct.Dismissal => ByReason(ApplicationAction.Dismiss, reason => new ApplicationCommand.Dismiss(reason)),
            StaffAct.Termination => ByReason(
                ApplicationAction.Terminate,
                reason => new ApplicationCommand.Terminate(reason)
            ),
            _ => null,
        };
    }

    private static StaffRequest Plain(ApplicationAction action, ApplicationCommand command) =>
        new(action, command, _ => null);

    private StaffRequest ByReason(ApplicationAction action, Func<string, ApplicationCommand> command) =>
        new(action, command(reader.Required("reason", "Act.NeedReason")), PageRefusals.ByName("reason"));

    private StaffRequest AppealDecision()
    {
        if (reader.Choice<AppealOutcome>("outcome") is not { } outcome)
        {
            reader.Missing("outcome", "Act.appealDecision.Need");
            return new(ApplicationAction.RecordProceedings, null, _ => null);
        }
        return new(
            ApplicationAction.RecordProceedings,
            new ApplicationCommand.RecordAppealDecision(outcome, reader.Text("note")),
            PageRefusals.ByName("note")
        );
    }

    private StaffRequest YesOrNo(ApplicationAction action, Func<bool, string, ApplicationCommand> command)
    {
        if (state.Value("approved") is not ("true" or "false"))
        {
            reader.Missing("approved", "Act.NeedAnswer");
        }
        return new(
            action,
            command(state.Value("approved") is "true", reader.Required("reason", "Act.NeedReason")),
            PageRefusals.ByName("approved", "reason")
        );
    }

    private StaffRequest Vote(int number)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/instalments"] = "instalments.0.amount",
        };
        foreach (
            var name in (string[])
                ["paragraph", "decidedOn", "present", "yes", "no", "abstained", "reason", "frameOverride"]
        )
        {
            places["/" + name] = name;
        }
        var plan = Instalments(places);
        var vote = new AmendmentVote(
            reader.Required("paragraph", "Act.NeedParagraph"),
            RequiredDate("decidedOn") ?? default,
            Votes("present"),
            Votes("yes"),
            Votes("no"),
            Votes("abstained"),
            reader.Choice<VoteChoice>("castingVote"),
            reader.Text("reason"),
            plan.Count == 0 ? null : plan
        )
        {
            FrameOverride = reader.Text("frameOverride"),
        };
        return new(
            ApplicationAction.RecordAmendmentVote,
            new ApplicationCommand.RecordAmendmentVote(number, vote, available),
            ReportPages.At(places)
        );
    }

    private int Votes(string name)
    {
        if (reader.Count(name) is { } count)
        {
            return count;
        }
        if (!reader.Faulty(name))
        {
            reader.Missing(name, "Act.NeedNumber");
        }
        return 0;
    }

    private StaffRequest Supplement()
    {
        var questions = new List<Question>();
        var rows = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var text = reader.Text($"questions.{i}.text");
            if (text.Length == 0)
            {
                continue;
            }
            rows.Add($"questions.{i}.text");
            questions.Add(new Question(reader.Text($"questions.{i}.field"), text));
        }
        if (questions.Count == 0)
        {
            reader.Missing("questions.0.text", "Act.NeedQuestion");
        }
        return new(
            ApplicationAction.RequestSupplement,
            new ApplicationCommand.RequestSupplement(questions, reader.Date("deadline")),
            place =>
                place?.Contains("deadline", StringComparison.Ordinal) == true ? "deadline"
                : place?.Split('/') is [_, "questions", var index, ..] && Number(index, 0) is { } at && at < rows.Count
                    ? rows[at]
                : "questions.0.text"
        );
    }

    private StaffRequest Proposal(Application application)
    {
        var recommendation = reader.Choice<Recommendation>("recommendation");
        if (recommendation is null)
        {
            reader.Missing("recommendation", "Act.NeedRecommendation");
        }
        var years = (application.SubmittedForm ?? application.Form)
            .Budget.Sought.Select(sought => sought.Year)
            .Distinct()
            .Order();
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/recommendation"] = "recommendation",
            ["/justification"] = "justification",
            ["/conditions"] = "conditions",
            ["/instalments"] = "instalments.0.amount",
            ["/frameOverride"] = "frameOverride",
        };
        var rejects = recommendation is Recommendation.Reject;
        var amounts = new List<YearAmount>();
        foreach (var year in years)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"amounts.{year}");
            places.TryAdd("/amounts", field);
            if (!rejects && reader.Amount(field) is { } amount)
            {
                places[$"/amounts/{amounts.Count}"] = field;
                amounts.Add(new YearAmount(year, amount));
            }
        }
        var plan = rejects ? [] : Instalments(places);
        return new(
            ApplicationAction.Propose,
            new ApplicationCommand.Propose(
                recommendation ?? Recommendation.Reject,
                amounts,
                rejects
                    ? []
                    :
                    [
                        .. reader
                            .Text("conditions")
                            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                    ],
                plan,
                reader.Text("justification"),
                FrameOverride: reader.Text("frameOverride"),
                Available: available
            ),
            ReportPages.At(places)
        );
    }

    private List<InstalmentPlan> Instalments(Dictionary<string, string> places)
    {
        var plan = new List<InstalmentPlan>();
        for (var i = 0; i < 24; i++)
        {
            var row = $"instalments.{i}";
            if (!reader.HasAny(row + "."))
            {
                continue;
            }
            var amount = RequiredAmount(row + ".amount");
            var on = reader.Choice<InstalmentTrigger>(row + ".on");
            if (on is null)
            {
                reader.Missing(row + ".on", "Act.NeedTrigger");
            }
            var date = on is InstalmentTrigger.Date ? RequiredDate(row + ".date") : null;
            places[$"/instalments/{plan.Count}"] = row + ".amount";
            places[$"/instalments/{plan.Count}/date"] = row + ".date";
            places[$"/instalments/{plan.Count}/on"] = row + ".on";
            places[$"/instalments/{plan.Count}/reportId"] = row + ".reportId";
            var report = on is InstalmentTrigger.Report ? reader.Text(row + ".reportId") : "";
            plan.Add(
                new InstalmentPlan(
                    amount ?? Money.Zero,
                    on ?? InstalmentTrigger.Date,
                    date,
                    report.Length == 0 ? null : report
                )
            );
        }
        return plan;
    }

    private StaffRequest BoardOpening(Association board)
    {
        var mode = reader.Choice<BoardMode>("mode");
        if (mode is null)
        {
            reader.Missing("mode", "Act.NeedMode");
        }
        var day = RequiredDate("closesOn");
        var hasTime = TimeOnly.TryParseExact(
            reader.Text("closesTime").Replace('.', ':'),
            ["H:mm", "HH:mm", "HHmm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        );
        if (!hasTime)
        {
            reader.Missing("closesTime", "Act.NeedTime");
        }
        return new(
            ApplicationAction.OpenBoardDecision,
            day is { } date && hasTime
                ? new ApplicationCommand.OpenBoardDecision(
                    board.Seats(),
                    board.Substitutes(),
                    InSweden(date.ToDateTime(time)),
                    mode ?? BoardMode.Meeting
                )
                {
                    Available = available,
                }
                : null,
            place =>
                place?.Contains("mode", StringComparison.OrdinalIgnoreCase) == true ? "mode"
                : place is null ? null
                : "closesOn"
        );
    }

    private StaffRequest Bank(PaymentId payment)
    {
        if (reader.Choice<BankAnswer>("answer") is not { } answer)
        {
            reader.Missing("answer", "Act.bank.Need");
            return new(ApplicationAction.HandlePayments, null, _ => null);
        }
        return new(
            ApplicationAction.HandlePayments,
            new ApplicationCommand.RecordBankAnswer(payment, answer, reader.Text("reason")),
            PageRefusals.ByName("answer", "reason")
        );
    }

    private DateOnly? RequiredDate(string name)
    {
        if (string.IsNullOrWhiteSpace(state.Value(name)))
        {
            reader.Missing(name, "Act.NeedDate");
            return null;
        }
        return reader.Date(name);
    }

    private Money? RequiredAmount(string name)
    {
        if (string.IsNullOrWhiteSpace(state.Value(name)))
        {
            reader.Missing(name, "Act.NeedAmount");
            return null;
        }
        return reader.Amount(name);
    }

    private static int? Number(string text, int least = 1) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : null;

    // A time that the clock skips in spring is taken as the hour before it: the item never closes before it was said to.
    private static DateTimeOffset InSweden(DateTime local) => new(local, _sweden.GetUtcOffset(local));
}
