using System.Diagnostics;
using System.Text.Json;
using static Funding.Core.SettingsCommand;
using static Funding.Core.SettingsEvent;

namespace Funding.Core;

/// <summary>The one door to the association's settings. Who may use it: the secretariat, the director and the administrator.</summary>
public static class SettingsDecider
{
    private const int LongestReason = 1_000;
    internal const int MostYearsAhead = 5;

    // With all that it grows by, one form stays far below what one stored event can hold.
    private const int LargestForm = 200_000;

    /// <summary>Whether the actor may see what is in force, what is coming and what has been.</summary>
    public static bool MayView(Actor actor) => AccessPolicy.Allows(actor, AssociationAction.SeeSettings);

    /// <summary>Whether the actor may change it.</summary>
    public static bool MayChange(Actor actor) => AccessPolicy.Allows(actor, AssociationAction.ChangeSettings);

    /// <summary>Decides a command against the state. Pure and total.</summary>
    /// <param name="state">The state; null when nothing has been changed yet.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="now">The time of the decision.</param>
    public static Decision<SettingsEvent> Decide(
        AssociationSettings? state,
        SettingsCommand command,
        Actor actor,
        DateTimeOffset now
    )
    {
        if (!MayChange(actor))
        {
            return Refusals.NotAllowed();
        }

        var today = SwedishTime.DayOf(now);
        var decision = Decided(state ?? AssociationSettings.None, command, actor, today);
        return decision is Decision<SettingsEvent>.Accepted { Events: { Count: > 0 } events }
            ? Decision<SettingsEvent>.Of([
                .. events.Select(e =>
                    e with
                    {
                        At = now,
                        By = new Author(actor.PersonId, actor.Name),
                        Reason = command.Reason.Trim(),
                    }
                ),
            ])
            : decision;
    }

    private static Decision<SettingsEvent> Decided(
        AssociationSettings state,
        SettingsCommand command,
        Actor actor,
        DateOnly today
    ) =>
        command switch
        {
            ChangeFormDraft c => FormEditing.Decide(state, c),
            DropFormDraft => state.FormDraft is null ? Decision<SettingsEvent>.Nothing : new FormDraftDropped(),
            _ when TextRules.RefusalOf(ReasonFaults(command)) is { } wrong && IsOfDirectory(command) => wrong,
            SetPerson c => DirectoryDeciding.Set(state, c, actor, today),
            GiveMandate c => DirectoryDeciding.Give(state, c, actor, today),
            EndMandate c => DirectoryDeciding.End(state, c, actor, today),
            OrderSubstitutes c => DirectoryDeciding.Order(state, c, actor, today),
            SetMember c => DirectoryDeciding.Set(state, c, actor, today),
            SetParty c => DirectoryDeciding.Set(state, c, actor, today),
            SetSeat c => DirectoryDeciding.Set(state, c, actor, today),
            ChangeRules c => Change(state, c, today),
            PublishForm c => Publish(state, c, today),
            SetLetterTexts c => SetLetters(state, c, today),
            SettingsCommand.SetFrame c => Frame(state, c),
            WithdrawChange c => Withdraw(state, c, actor, today),
            _ => throw new UnreachableException(),
        };

    private static Decision<SettingsEvent> Change(AssociationSettings state, ChangeRules command, DateOnly today)
    {
        if (
            TextRules.RefusalOf([
                .. RuleCheck.Shape(command.Values),
                .. DayFaults(command.From, today),
                .. ReasonFaults(command),
            ]) is
            { } wrong
        )
        {
            return wrong;
        }

        var before = state.RulesOn(command.First, command.From);
        if (RuleValues.Same(before, RuleValues.Over(before, command.Values)))
        {
            return Decision<SettingsEvent>.Nothing;
        }

        // It must do on its own day, and together with every change that is already on its way after that.
        var changed = state with
        {
            Rules = [.. state.Rules, Planned(state, command)],
        };
        var faults = changed
            .Rules.Where(c => !c.Withdrawn && c.From > command.From)
            .Select(c => c.From)
            .Prepend(command.From)
            .Distinct()
            .SelectMany(day => RuleCheck.Of(changed.RulesOn(command.First, day), command.Values.Keys))
            .DistinctBy(p => (p.Field, p.Code));
        return TextRules.RefusalOf(faults) is { } refusal ? refusal : new RulesChanged(command.From, command.Values);
    }

    private static RuleChange Planned(AssociationSettings state, ChangeRules command) =>
        new(state.Version + 1, command.From, command.Values, command.Reason, default, new Author("", ""));

    private static Decision<SettingsEvent> Publish(AssociationSettings state, PublishForm command, DateOnly today)
    {
        var version =
            state
                .Forms.Select(c => c.Form.Version)
                .Append(command.First.Version)
                .Append(FormDefinition.Default.Version)
                .Max() + 1;
        var form = command.Form with { Version = version };
        IEnumerable<FieldProblem> faults =
        [
            .. DayFaults(command.From, today),
            .. FormDefinitionCheck.Of(form).Select(p => p with { Field = "/form" + p.Field }),
            .. Json(form).Length > LargestForm ? [Problem.TooLong("/form", LargestForm)] : Array.Empty<FieldProblem>(),
            .. ReasonFaults(command),
        ];
        if (TextRules.RefusalOf(faults) is { } refusal)
        {
            return refusal;
        }

        var before = state.FormOn(command.First, command.From) ?? command.First;
        return Json(form) == Json(before with { Version = version }) ? Decision<SettingsEvent>.Nothing
            : state.FormDraft is { } draft && Json(draft.Form with { Version = version }) == Json(form)
                ? Decision<SettingsEvent>.Of(new FormPublished(command.From, form), new FormDraftDropped())
            : new FormPublished(command.From, form);
    }

    private static Decision<SettingsEvent> SetLetters(AssociationSettings state, SetLetterTexts command, DateOnly today)
    {
        IEnumerable<FieldProblem> faults =
        [
            .. DayFaults(command.From, today),
            .. TextRules.Check("/opening", command.Texts.Opening),
            .. TextRules.Check("/closing", command.Texts.Closing),
            .. ReasonFaults(command),
        ];
        return TextRules.RefusalOf(faults) is { } refusal ? refusal
            : (state.LetterOn(command.Kind, command.From) ?? new LetterTexts("", "")) == command.Texts
                ? Decision<SettingsEvent>.Nothing
            : new LetterTextsSet(command.From, command.Kind, command.Texts);
    }

    private static Decision<SettingsEvent> Frame(AssociationSettings state, SettingsCommand.SetFrame command) =>
        TextRules.RefusalOf([.. command.Frame.Problems(command.Funders), .. ReasonFaults(command)]) is { } refusal
            ? refusal
        : state.Frame(command.Frame.Year) is { } before && Json(before) == Json(command.Frame)
            ? Decision<SettingsEvent>.Nothing
        : new FrameSet(command.Frame);

    private static Decision<SettingsEvent> Withdraw(
        AssociationSettings state,
        WithdrawChange command,
        Actor actor,
        DateOnly today
    ) =>
        TextRules.RefusalOf(ReasonFaults(command)) is { } refusal
            ? refusal
            : state.History.FirstOrDefault(c => c.Number == command.Number) switch
            {
                null => Refusals.NotFound(),
                { Withdrawn: true } => Decision<SettingsEvent>.Nothing,
                DirectoryChange change => DirectoryDeciding.Withdraw(state, change, command.First, actor, today),
                var change => change.From <= today ? Refusals.ChangeInForce() : new ChangeWithdrawn(command.Number),
            };

    private static bool IsOfDirectory(SettingsCommand command) =>
        command is SetPerson or GiveMandate or EndMandate or OrderSubstitutes or SetMember or SetParty or SetSeat;

    private static IEnumerable<FieldProblem> ReasonFaults(SettingsCommand command) =>
        [
            .. TextRules.Check("/reason", command.Reason, required: true),
            .. command.Reason.Length > LongestReason
                ? [Problem.TooLong("/reason", LongestReason)]
                : Array.Empty<FieldProblem>(),
        ];

    internal static IEnumerable<FieldProblem> DayFaults(DateOnly from, DateOnly today) =>
        from < today || from > today.AddYears(MostYearsAhead)
            ?
            [
                Problem.OutOfRange(
                    "/from",
                    $"Ange en dag från och med i dag, {SwedishTime.Text(today)}, och högst {MostYearsAhead} år fram.",
                    $"Give a day from today, {SwedishTime.Text(today)}, and at most {MostYearsAhead} years ahead."
                ),
            ]
            : [];

    private static string Json(FormDefinition form) => JsonSerializer.Serialize(form, CoreJson.Default.FormDefinition);

    private static string Json(YearlyFrame frame) => JsonSerializer.Serialize(frame, CoreJson.Default.YearlyFrame);
}
