namespace Funding.Core;

/// <summary>What waits for the association in a case: exactly the acts that the domain would let somebody there do to bring it on.</summary>
/// <remarks>
/// A task that becomes possible by time alone says from when (<see cref="StaffTask.From"/>), so that the tasks of a case change only
/// with the case. What is optional, such as ending a case early, is no task.
/// </remarks>
public static class StaffTasks
{
    /// <summary>Kommunallag (2017:725) 8 kap. 12 §: the approval of minutes is put on notice at the latest the second day after.</summary>
    private const int NoticeDays = 2;

    /// <summary>The tasks of a case; none before it is submitted.</summary>
    public static IReadOnlyList<StaffTask> Of(Application application) =>
        application.SubmittedAt is null
            ? []
            :
            [
                .. Handling(application),
                .. Proceedings(application),
                .. Payments(application),
                .. FollowUp(application),
                .. Amendments(application),
                .. Settlement(application),
                .. Mails(application),
            ];

    private static IEnumerable<StaffTask> Handling(Application state)
    {
        switch (state.Stage)
        {
            // Before it has its number nothing can be done with it, nor before its files have been checked.
            case ApplicationStage.Submitted when state is { CaseNumber: not null, HasFilesWaiting: false }:
                yield return Secretariat(
                    state.Supplement?.AnsweredAt is null
                        ? StaffTaskKind.CheckCompleteness
                        : StaffTaskKind.ReadSupplement,
                    Latest(state.SubmittedAt, state.LastSending?.At, ReopenedAt(state))
                );
                break;
            case ApplicationStage.SupplementRequested:
                yield return Secretariat(StaffTaskKind.DecideOnSupplement, state.Supplement!.RequestedAt) with
                {
                    From = state.Supplement.Deadline.AddDays(1),
                    DueOn = BusinessDays.OnOrAfter(state.Supplement.Deadline.AddDays(1)),
                };
                break;
            case ApplicationStage.PartnerReview:
                yield return Secretariat(StaffTaskKind.CloseReview, state.Review!.StartedAt) with
                {
                    From = state.Review.Deadline.AddDays(1),
                    DueOn = BusinessDays.OnOrAfter(state.Review.Deadline.AddDays(1)),
                };
                break;
            case ApplicationStage.Proposal:
                yield return state.Proposal?.ReviewRound == state.Review!.Round
                    ? Secretariat(StaffTaskKind.PutToBoard, Latest(state.Review.ClosedAt))
                    : new(StaffTaskKind.WriteProposal, StaffAudience.Director)
                    {
                        Since = Latest(state.Review.ClosedAt),
                    };
                break;
            case ApplicationStage.Agreement when state.Agreement is { AcceptedBy: not null } agreement:
                yield return new(StaffTaskKind.Countersign, StaffAudience.Director)
                {
                    Since = Latest(agreement.AcceptedAt),
                };
                break;
        }
    }

    /// <summary>Minutes, notice and what else follows a decision; a meeting in the calendar sees to its own minutes and notice.</summary>
    private static IEnumerable<StaffTask> Proceedings(Application state)
    {
        if (state.Decision is not { } decision)
        {
            yield break;
        }

        var hasMeeting = state.Matter?.Meeting is not null;
        if (state.Stage == ApplicationStage.MinutesApproval && !hasMeeting)
        {
            yield return Secretariat(StaffTaskKind.ApproveMinutes, decision.DecidedAt) with
            {
                DueOn = SwedishTime.DayOf(decision.DecidedAt).AddDays(state.Rules.MinutesDays),
            };
        }

        if (state is { Minutes: { } minutes, Notice: null } && !hasMeeting && !IsLongPast(state))
        {
            yield return Secretariat(StaffTaskKind.PostNotice, SwedishTime.Morning(minutes.ApprovedOn)) with
            {
                DueOn = minutes.ApprovedOn.AddDays(NoticeDays),
            };
        }

        if (state.AwaitsReportToBoard)
        {
            yield return Secretariat(StaffTaskKind.ReportToBoard, decision.DecidedAt);
        }

        if (state.Appeal is { Outcome: null } appeal)
        {
            yield return Secretariat(StaffTaskKind.FollowAppeal, SwedishTime.Morning(appeal.LodgedOn));
        }
    }

    /// <summary>Cases that ended before notices were kept never had one.</summary>
    private static bool IsLongPast(Application state) =>
        state.Stage is ApplicationStage.Closed or ApplicationStage.Terminated;

    private static IEnumerable<StaffTask> Payments(Application state)
    {
        var opens = PaymentGate.OpensOn(state);
        foreach (var instalment in state.Instalments)
        {
            var task = instalment.Status switch
            {
                InstalmentStatus.Instructed => new(StaffTaskKind.AnswerPayment, StaffAudience.Finance),
                InstalmentStatus.Failed when opens is not null => new(
                    StaffTaskKind.RetryPayment,
                    StaffAudience.Finance
                ),
                InstalmentStatus.Due or InstalmentStatus.AwaitingAuthorisation when opens is not null => Authorise(
                    state,
                    instalment
                ),
                _ => (StaffTask?)null,
            };
            if (task is not null)
            {
                yield return task with
                {
                    Subject = FormattableString.Invariant($"{instalment.Number}"),
                    Amount = instalment.Amount,
                    From = instalment.Status == InstalmentStatus.Instructed ? null : opens!.Day,
                    DueOn = Later(instalment.Date, opens?.Day),
                    Since = Latest(
                        instalment.Date is { } day ? SwedishTime.Morning(day) : null,
                        state.Agreement?.InForceAt
                    ),
                };
            }
        }
    }

    /// <summary>Two different people, none of whom made it payable or accepted its account; the director is one of them when it is much.</summary>
    private static StaffTask Authorise(Application state, Instalment instalment)
    {
        var onlyDirector =
            instalment.AuthorisedBy.Count > 0
            && !instalment.DirectorAuthorised
            && instalment.Amount > state.Rules.DirectorThreshold;
        return new(StaffTaskKind.AuthorisePayment, onlyDirector ? StaffAudience.Director : StaffAudience.Anybody)
        {
            NotFor =
            [
                .. instalment
                    .AuthorisedBy.Append(instalment.RegisteredBy)
                    .Append(Paying.AccountAcceptedBy(state))
                    .OfType<Author>()
                    .Select(a => a.PersonId)
                    .Distinct(StringComparer.Ordinal),
            ],
        };
    }

    private static IEnumerable<StaffTask> FollowUp(Application state) =>
        state.Stage != ApplicationStage.Active
            ? []
            :
            [
                .. state
                    .DisbursementRequests.Where(r => r.Status == DisbursementRequestStatus.Open)
                    .Select(r =>
                        Secretariat(StaffTaskKind.AssessRequest, r.RequestedAt) with
                        {
                            Subject = FormattableString.Invariant($"{r.Number}"),
                            Amount = r.Amount,
                        }
                    ),
                .. state
                    .Reports.Where(r => r.Status == ReportStatus.Submitted)
                    .Select(r =>
                        Secretariat(StaffTaskKind.ReviewReport, Latest(r.SubmittedAt)) with
                        {
                            Subject = r.Id,
                        }
                    ),
            ];

    private static IEnumerable<StaffTask> Amendments(Application state) =>
        state
            .Amendments.Select(a =>
                a switch
                {
                    { Status: AmendmentStatus.AwaitingDecision, Level: AmendmentLevel.Director } => new(
                        StaffTaskKind.DecideAmendment,
                        StaffAudience.Director
                    )
                    {
                        Since = a.RequestedAt,
                    },
                    { Status: AmendmentStatus.AwaitingDecision } => Secretariat(
                        StaffTaskKind.RecordAmendmentVote,
                        a.RequestedAt
                    ),
                    // The final report came first: what the board granted cannot come into force, so it is recorded anew.
                    { Status: AmendmentStatus.AwaitingConfirmation, Vote.IsCarried: true, Request.End: not null }
                        when !AmendedPlan.CanMove(state) => Secretariat(
                        StaffTaskKind.RecordAmendmentVote,
                        a.RequestedAt
                    ),
                    { Status: AmendmentStatus.AwaitingConfirmation } => new StaffTask(
                        StaffTaskKind.ConfirmAmendmentVote,
                        StaffAudience.Director
                    )
                    {
                        Since = a.RequestedAt,
                        NotFor = a.RecordedBy is { } recorder ? [recorder.PersonId] : [],
                    },
                    { Status: AmendmentStatus.AwaitingFinance } => new StaffTask(
                        StaffTaskKind.DecideAccount,
                        StaffAudience.Finance
                    )
                    {
                        Since = Latest(a.AcceptedAt),
                    },
                    _ => null,
                }
                    is { } task
                    ? task with
                    {
                        Subject = FormattableString.Invariant($"{a.Number}"),
                    }
                    : null
            )
            .OfType<StaffTask>();

    private static IEnumerable<StaffTask> Settlement(Application state)
    {
        if (state.Stage != ApplicationStage.Settlement)
        {
            yield break;
        }

        if (state.Settlement is not { } settlement)
        {
            // Nothing can be settled while the bank has a payment that it has not answered for.
            if (state.Instalments.All(i => i.Status != InstalmentStatus.Instructed))
            {
                yield return new(StaffTaskKind.Settle, StaffAudience.Finance)
                {
                    Since = Latest(state.Ending?.At, ReopenedAt(state), FinalReportIn(state)),
                };
            }
        }
        else if (settlement.Repaid < settlement.Recovery)
        {
            yield return new(StaffTaskKind.RecordRecovery, StaffAudience.Finance)
            {
                DueOn = settlement.RecoveryDueOn,
                Since = settlement.MadeAt,
                Amount = settlement.Recovery - settlement.Repaid,
            };
        }
    }

    private static IEnumerable<StaffTask> Mails(Application state) =>
        Mailing
            .Open(state)
            .Select(m =>
                Secretariat(StaffTaskKind.HandleReturnedMail, m.At) with
                {
                    Subject = m.Mail,
                    Who = m.To.Name,
                }
            );

    private static DateTimeOffset? ReopenedAt(Application state) =>
        state.Reopenings.Count == 0 ? null : state.Reopenings[^1].At;

    private static DateTimeOffset? FinalReportIn(Application state) =>
        state.Reports.LastOrDefault(r => r.Kind == ReportKind.Final)?.SubmittedAt;

    private static StaffTask Secretariat(StaffTaskKind kind, DateTimeOffset since) =>
        new(kind, StaffAudience.Secretariat) { Since = since };

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset latest = default;
        foreach (var moment in moments)
        {
            if (moment > latest)
            {
                latest = moment.Value;
            }
        }

        return latest;
    }

    private static DateOnly? Later(DateOnly? a, DateOnly? b) =>
        b is null || a > b ? a
        : a is null ? null
        : b;
}
