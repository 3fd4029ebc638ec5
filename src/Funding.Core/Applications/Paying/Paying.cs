using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for authorising payments (four eyes) and for the bank's answers.</summary>
internal static class Paying
{
    internal static Decision Authorise(Application state, AuthoriseInstalment command, Actor actor, DateTimeOffset now)
    {
        if (state.Instalments.FirstOrDefault(i => i.Number == command.Number) is not { } instalment)
        {
            return Refusals.NotFound();
        }

        return instalment.Status switch
        {
            InstalmentStatus.Instructed or InstalmentStatus.Paid => instalment.AuthorisedBy.Any(a =>
                a.PersonId == actor.PersonId
            )
                ? Decision.Nothing
                : Refusals.AlreadyAuthorised(),
            InstalmentStatus.Cancelled => Refusals.InstalmentCancelled(),
            InstalmentStatus.Planned => Refusals.InstalmentNotDue(),
            InstalmentStatus.OnHold => Refusals.PaymentsOnHold(),
            InstalmentStatus.Failed => Refusals.PaymentFailed(),
            InstalmentStatus.Due or InstalmentStatus.AwaitingAuthorisation => Authorise(state, instalment, actor, now),
        };
    }

    internal static Decision Answer(Application state, RecordBankAnswer command)
    {
        if (
            command.PaymentId.CaseNumber != state.CaseNumber
            || state.Instalments.FirstOrDefault(i => i.Number == command.PaymentId.Instalment) is not { } instalment
            || command.PaymentId.Attempt > instalment.Attempt
        )
        {
            return Refusals.NotFound();
        }

        var isLatest = instalment.PaymentId == command.PaymentId;
        var failedBefore = !isLatest || instalment.Status == InstalmentStatus.Failed || WasFailed(instalment);
        if (isLatest && instalment.Status == InstalmentStatus.Instructed)
        {
            return Record(state, instalment, command);
        }

        var repeated = failedBefore
            ? command.Answer == BankAnswer.Failed
            : command.Answer == BankAnswer.Paid && instalment.Status == InstalmentStatus.Paid;
        return repeated ? Decision.Nothing : Refusals.PaymentAnswered();
    }

    internal static Decision Retry(Application state, RetryInstalment command, Actor actor, DateTimeOffset now)
    {
        if (state.Instalments.FirstOrDefault(i => i.Number == command.Number) is not { } instalment)
        {
            return Refusals.NotFound();
        }

        return instalment switch
        {
            { Status: InstalmentStatus.Instructed, Attempt: > 1 } => Decision.Nothing,
            { Status: InstalmentStatus.OnHold } => Refusals.PaymentsOnHold(),
            { Status: not InstalmentStatus.Failed } => Refusals.PaymentNotFailed(),
            _ when PaymentGate.Closed(state, now) is { } closed => closed,
            // Two people authorised another account than the one that holds now.
            { SentTo: { } account } when account != state.PaidTo => new InstalmentFellDue(
                null,
                instalment.Number,
                new Author(actor.PersonId, actor.Name)
            ),
            _ => Instruct(state, instalment),
        };
    }

    private static Decision Authorise(Application state, Instalment instalment, Actor actor, DateTimeOffset now)
    {
        if (PaymentGate.Closed(state, now) is { } closed)
        {
            return closed;
        }

        if (instalment.RegisteredBy?.PersonId == actor.PersonId)
        {
            return Refusals.RegisteredBySelf();
        }

        if (AcceptedTheAccount(state, actor))
        {
            return Refusals.RegisteredBySelf();
        }

        if (instalment.AuthorisedBy.Any(a => a.PersonId == actor.PersonId))
        {
            return Refusals.FourEyes();
        }

        var isDirector = actor.Is(Role.Director);
        var authorised = new InstalmentAuthorised(instalment.Number, isDirector);
        if (instalment.AuthorisedBy.Count == 0)
        {
            return authorised;
        }

        return instalment.Amount > state.Rules.DirectorThreshold && !isDirector && !instalment.DirectorAuthorised
            ? Refusals.DirectorMustAuthorise(state.Rules.DirectorThreshold)
            : Decision.Of(authorised, Instruct(state, instalment));
    }

    /// <summary>Whoever accepted the account that the money goes to does not send it there as well.</summary>
    private static bool AcceptedTheAccount(Application state, Actor actor) =>
        AccountAcceptedBy(state)?.PersonId == actor.PersonId;

    /// <summary>Who accepted the account that money goes to now, when it has been changed.</summary>
    internal static Author? AccountAcceptedBy(Application state) =>
        state
            .Amendments.LastOrDefault(a => a is { Status: AmendmentStatus.InForce, Request.Account: not null })
            ?.DecidedBy;

    private static PaymentInstructed Instruct(Application state, Instalment instalment)
    {
        var attempt = instalment.Attempt + 1;
        return new PaymentInstructed(
            instalment.Number,
            attempt,
            PaymentId.Of(state.CaseNumber!, instalment.Number, attempt),
            instalment.Amount,
            state.PaidTo!
        );
    }

    private static Decision Record(Application state, Instalment instalment, RecordBankAnswer command)
    {
        if (TextRules.RefusalOf(TextRules.Check("/reason", command.Reason)) is { } invalid)
        {
            return invalid;
        }

        return command.Answer == BankAnswer.Failed
            ? new PaymentFailed(instalment.Number, command.PaymentId, command.Reason ?? "")
            : Settling.WithEnd(state, [new InstalmentPaid(instalment.Number, command.PaymentId, instalment.Amount)]);
    }

    /// <summary>After a failure an instalment can be on hold, wait anew or be cancelled; it has not been paid.</summary>
    private static bool WasFailed(Instalment instalment) =>
        instalment.Status is not (InstalmentStatus.Paid or InstalmentStatus.Instructed);
}
