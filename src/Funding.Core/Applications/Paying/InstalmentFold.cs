using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>How an instalment changes with what happens to it.</summary>
internal static class InstalmentFold
{
    internal static Instalment AuthorisedOnce(this Instalment instalment, InstalmentAuthorised e) =>
        instalment with
        {
            Status = InstalmentStatus.AwaitingAuthorisation,
            AuthorisedBy = [.. instalment.AuthorisedBy, e.By],
            DirectorAuthorised = instalment.DirectorAuthorised || e.AsDirector,
        };

    internal static Instalment InstructedOnce(this Instalment instalment, PaymentInstructed e) =>
        instalment with
        {
            Status = InstalmentStatus.Instructed,
            Attempt = e.Attempt,
            PaymentId = e.PaymentId,
            SentTo = e.Account,
            FailureReason = null,
        };

    /// <summary>On hold; authorisations given before are void, because what they were given on has changed.</summary>
    internal static Instalment Held(this Instalment instalment) =>
        instalment.Status == InstalmentStatus.Failed
            ? instalment with
            {
                Status = InstalmentStatus.OnHold,
                HeldFrom = InstalmentStatus.Failed,
            }
            : Unauthorised(instalment) with
            {
                Status = InstalmentStatus.OnHold,
                HeldFrom =
                    instalment.Status == InstalmentStatus.AwaitingAuthorisation
                        ? InstalmentStatus.Due
                        : instalment.Status,
            };

    internal static Instalment LetGo(this Instalment instalment) =>
        instalment with
        {
            Status = instalment.HeldFrom ?? instalment.Status,
            HeldFrom = null,
        };

    /// <summary>A new amount needs new authorisations.</summary>
    internal static Instalment ReducedTo(this Instalment instalment, Money amount) =>
        Unauthorised(instalment) with
        {
            Amount = amount,
            Status = instalment.Status is InstalmentStatus.AwaitingAuthorisation or InstalmentStatus.Failed
                ? InstalmentStatus.Due
                : instalment.Status,
        };

    internal static Instalment FallenDue(this Instalment instalment, InstalmentFellDue e) =>
        Unauthorised(instalment) with
        {
            Status = InstalmentStatus.Due,
            RegisteredBy = e.RegisteredBy,
        };

    /// <summary>What was authorised, or failed, for the old account is authorised anew for the new one.</summary>
    internal static Instalment ToAnotherAccount(this Instalment instalment) =>
        instalment.Status switch
        {
            InstalmentStatus.AwaitingAuthorisation or InstalmentStatus.Failed => Unauthorised(instalment) with
            {
                Status = InstalmentStatus.Due,
            },
            InstalmentStatus.OnHold when instalment.HeldFrom == InstalmentStatus.Failed => Unauthorised(instalment) with
            {
                HeldFrom = InstalmentStatus.Due,
            },
            _ => instalment,
        };

    internal static Instalment CalledOff(this Instalment instalment) =>
        instalment with
        {
            Status = InstalmentStatus.Cancelled,
            HeldFrom = null,
        };

    private static Instalment Unauthorised(Instalment instalment) =>
        instalment with
        {
            AuthorisedBy = [],
            DirectorAuthorised = false,
        };
}
