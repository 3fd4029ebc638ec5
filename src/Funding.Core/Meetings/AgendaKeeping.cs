using static Funding.Core.MeetingCommand;
using static Funding.Core.MeetingEvent;

namespace Funding.Core;

/// <summary>Rules for the agenda.</summary>
internal static class AgendaKeeping
{
    private const int MostItems = 200;

    internal static Decision<MeetingEvent> Add(Meeting state, AddAgendaItem command)
    {
        var item = new AgendaItem(
            command.Item.Application?.Id.ToString() ?? command.Item.Id ?? "",
            command.Item.Kind,
            (command.Item.Title ?? "").Trim(),
            command.Item.Text,
            command.Item.Application
        );
        if (state.Item(item.Id) is { } there)
        {
            return item.Application is not null || there.Title == item.Title
                ? Decision<MeetingEvent>.Nothing
                : Refusals.AgendaItemExists();
        }

        return state.Stage is not (MeetingStage.Planned or MeetingStage.Called or MeetingStage.Open)
                ? Refusals.WrongMeetingStage(state)
            : TextRules.RefusalOf(Check(state, item)) is { } refusal ? refusal
            : Planning.TooSoonAfterPreparation(state, item, state.Time) is { } soon ? soon
            : new AgendaItemAdded(item);
    }

    internal static Decision<MeetingEvent> Move(Meeting state, MoveAgendaItem command)
    {
        if (state.Item(command.ItemId) is not { } item)
        {
            return Refusals.NotFound();
        }

        var position = Math.Clamp(command.Position, 1, state.Items.Count);

        // Once the meeting is open the items have their numbers.
        return state.Stage is not (MeetingStage.Planned or MeetingStage.Called) ? Refusals.WrongMeetingStage(state)
            : state.Items.Index().Any(i => i.Item == item && i.Index == position - 1) ? Decision<MeetingEvent>.Nothing
            : new AgendaItemMoved(command.ItemId, position);
    }

    internal static Decision<MeetingEvent> Remove(Meeting state, RemoveAgendaItem command) =>
        state.Item(command.ItemId) is null ? Refusals.AgendaItemMissing()
        : state.Stage is not (MeetingStage.Planned or MeetingStage.Called) ? Refusals.WrongMeetingStage(state)
        : new AgendaItemRemoved(command.ItemId);

    private static IEnumerable<FieldProblem> Check(Meeting state, AgendaItem item)
    {
        if (item.Id.Length is 0 or > 50 || !item.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            yield return Problem.Required("/item/id");
        }

        if (item.Kind is AgendaItemKind.Matter or AgendaItemKind.Poll && item.Application is null)
        {
            yield return Problem.Required("/item/application");
        }

        if (state.Items.Count >= MostItems)
        {
            yield return Problem.TooMany("/item", MostItems);
        }

        foreach (
            var problem in TextRules
                .Check("/item/title", item.Title, required: true)
                .Concat(TextRules.Check("/item/text", item.Text))
        )
        {
            yield return problem;
        }
    }
}
