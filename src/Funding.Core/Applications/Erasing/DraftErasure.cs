using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>What is to be done with something that nobody has sent in.</summary>
public enum DraftErasureStep
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Tell its people.</summary>
    Warn,

    /// <summary>Erase it.</summary>
    Erase,
}

/// <summary>A warning that a draft will be erased; it is over as soon as somebody touches the draft.</summary>
/// <param name="On">The first day on which it is erased.</param>
public sealed record ErasureWarning(DateOnly On);

/// <summary>
/// What is never sent in is the applicant's own and is not kept for ever: a draft that nobody has touched for so many months is erased, and its people
/// are told so many days before. Whatever somebody does to it meanwhile begins the time anew. What was withdrawn before it was sent in
/// cannot be taken up again, so nobody is warned of it.
/// </summary>
/// <remarks>
/// GDPR (EU) 2016/679 art. 5.1 e: no longer than is needed. A draft has not come in to the association (TF 2 kap. 9 §) and is no public record:
/// the Archives Act's rules on disposal do not apply to it.
/// </remarks>
public static class DraftErasure
{
    /// <summary>What is to be done today.</summary>
    /// <param name="application">What may never have been sent in.</param>
    /// <param name="touched">The day on which somebody last did something to it.</param>
    /// <param name="rules">The association's numbers of today, not those that the draft began under.</param>
    /// <param name="today">The day.</param>
    public static DraftErasureStep StepOf(
        Application application,
        DateOnly touched,
        AssociationRules rules,
        DateOnly today
    ) =>
        application.SubmittedAt is not null || application.SubmittedForm is not null ? DraftErasureStep.None
        : application.Stage is ApplicationStage.Withdrawn
            ? touched.AddMonths(rules.DraftErasureMonths) <= today ? DraftErasureStep.Erase
                : DraftErasureStep.None
        : application.Stage is not ApplicationStage.Draft ? DraftErasureStep.None
        : application.ErasureWarning is { } warning
            ? warning.On <= today ? DraftErasureStep.Erase
                : DraftErasureStep.None
        : WarnedFrom(touched, rules) <= today ? DraftErasureStep.Warn
        : DraftErasureStep.None;

    /// <summary>The first day on which its people are told.</summary>
    public static DateOnly WarnedFrom(DateOnly touched, AssociationRules rules) =>
        touched.AddMonths(rules.DraftErasureMonths).AddDays(-rules.DraftErasureWarningDays);

    /// <summary>The day that a warning of today names: when the months are over, and no sooner than the warning's own time.</summary>
    public static DateOnly DayOf(DateOnly touched, AssociationRules rules, DateOnly today) =>
        touched.AddMonths(rules.DraftErasureMonths) is var end && end > today.AddDays(rules.DraftErasureWarningDays)
            ? end
            : today.AddDays(rules.DraftErasureWarningDays);

    /// <summary>Whether the event is somebody's doing, from which the time runs: not what time, the scan or the post did.</summary>
    public static bool IsTouch(ApplicationEvent happened) =>
        happened
            is not (
                DraftErasureWarned
                or DocumentScanned
                or SignOffReminderSent
                or LinkReissued
                or MailReturned
                or DueSkipped
            );

    internal static Decision Warn(Application state, WarnOfErasure command) =>
        state.SubmittedAt is not null || state.Stage is not ApplicationStage.Draft || state.ErasureWarning is not null
            ? Decision.Nothing
            : new DraftErasureWarned(command.On, command.Recipients);
}
