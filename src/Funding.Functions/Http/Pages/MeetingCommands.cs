using System.Globalization;
using Funding.Core;
using Funding.Pages.Forms;
using Funding.Pages.Meetings;
using Microsoft.DurableTask.Client;
using MeetingChange = Funding.Functions.Storage.ChangeResult<Funding.Core.Meeting, Funding.Core.MeetingEvent>;

namespace Funding.Functions.Http.Pages;

/// <summary>What an act of a meeting's page asks for.</summary>
/// <param name="Action">What it asks leave for.</param>
/// <param name="Do">Does it; null when the form has faults.</param>
/// <param name="FieldAt">The form's field at a JSON pointer of a refusal.</param>
internal sealed record MeetingRequest(
    MeetingAction Action,
    Func<Task<MeetingChange>>? Do,
    Func<string?, string?> FieldAt
);

/// <summary>The acts of a meeting's page as commands.</summary>
internal sealed class MeetingCommands(FieldReader reader, MeetingDesk desk, DurableTaskClient client)
{
    private static readonly TimeZoneInfo _sweden = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    /// <summary>When and where, as typed; null with faults noted.</summary>
    internal static MeetingTime? Time(FieldReader reader)
    {
        var day = reader.Date("day");
        if (day is null && reader.Faults.All(fault => fault.Field != "day"))
        {
            reader.Missing("day", "Act.NeedDate");
        }
        var (starts, ends) = (Clock(reader, "starts"), Clock(reader, "ends"));
        return day is { } date && starts is { } from && ends is { } to
            ? new MeetingTime(
                InSweden(date.ToDateTime(from)),
                InSweden(date.ToDateTime(to)),
                reader.Text("place"),
                reader.Text("remoteLink")
            )
            : null;
    }

    internal static string? TimeField(string? place) =>
        place switch
        {
            null => null,
            "/time/startsAt" => "starts",
            "/time/endsAt" => "ends",
            "/time/place" => "place",
            "/time/remoteLink" => "remoteLink",
            _ => null,
        };

    /// <summary>The act, or null when there is none of that name.</summary>
    internal MeetingRequest? Of(string name, MeetingStanding standing)
    {
        var (act, id) = MeetingAct.Parse(name);
        return act switch
        {
            MeetingAct.Change => Change(standing),
            MeetingAct.Call => Command(standing, MeetingAction.Arrange, new MeetingCommand.CallMeeting()),
            MeetingAct.Cancel => Command(
                standing,
                MeetingAction.Arrange,
                new MeetingCommand.CancelMeeting(reader.Text("reason")),
                "reason"
            ),
            MeetingAct.AddApplication => AddApplication(standing),
            MeetingAct.AddItem => AddItem(standing),
            "up" => Command(
                standing,
                MeetingAction.Arrange,
                new MeetingCommand.MoveAgendaItem(id, standing.Meeting.Items.TakeWhile(item => item.Id != id).Count())
            ),
            "remove" => Command(standing, MeetingAction.Arrange, new MeetingCommand.RemoveAgendaItem(id)),
            MeetingAct.Open => Open(standing),
            "presence" => Command(
                standing,
                MeetingAction.Lead,
                new MeetingCommand.RecordPresence(id, reader.Text("person")),
                "person"
            ),
            "take-up" => new(MeetingAction.Lead, () => desk.TakeUpAsync(client, standing, id), _ => null),
            "return" => new(MeetingAction.Lead, () => desk.ReturnAsync(client, standing, id), _ => null),
            "close" => Command(
                standing,
                MeetingAction.Lead,
                new MeetingCommand.CloseAgendaItem(id, reader.Text("note")),
                "note"
            ),
            "vote" => Conclude(standing, id, new ApplicationCommand.CloseBoardDecision()),
            "remit" => Conclude(
                standing,
                id,
                new ApplicationCommand.RemitMatter(reader.Text("questions")),
                "questions"
            ),
            "flag" => Conclude(
                standing,
                id,
                new ApplicationCommand.FlagConflict(
                    reader.Required("seat", "Act.NeedSeat"),
                    reader.Required("reason", "Act.NeedReason")
                ),
                "seat",
                "reason"
            ),
            "rule" => Conclude(
                standing,
                id,
                new ApplicationCommand.RuleOnConflict(
                    reader.Required("seat", "Act.NeedSeat"),
                    reader.Required("recused", "Ruling.Need") == "true",
                    reader.Text("reason")
                ),
                "seat",
                "recused",
                "reason"
            ),
            "table" => Conclude(standing, id, new ApplicationCommand.TableMatter(reader.Text("reason")), "reason"),
            MeetingAct.Adjuster => Adjuster(standing),
            MeetingAct.End => Command(standing, MeetingAction.Lead, new MeetingCommand.CloseMeeting()),
            "correct" => Command(
                standing,
                MeetingAction.Arrange,
                new MeetingCommand.CorrectAgendaItem(id, reader.Text("note")),
                "note"
            ),
            _ => null,
        };
    }

    private MeetingRequest Change(MeetingStanding standing) =>
        Time(reader) is { } time
            ? Command(standing, MeetingAction.Arrange, new MeetingCommand.ChangeMeeting(time)) with
            {
                FieldAt = TimeField,
            }
            : new(MeetingAction.Arrange, null, _ => null);

    private MeetingRequest AddApplication(MeetingStanding standing)
    {
        if (!ApplicationId.TryParse(reader.Text("application"), CultureInfo.InvariantCulture, out var application))
        {
            reader.Missing("application", "Meeting.NeedApplication");
            return new(MeetingAction.Arrange, null, _ => null);
        }
        return new(
            MeetingAction.Arrange,
            () => desk.AddApplicationAsync(client, standing, application, AgendaItemKind.Matter, reader.Text("text")),
            _ => "application"
        );
    }

    private MeetingRequest AddItem(MeetingStanding standing) =>
        Command(
            standing,
            MeetingAction.Arrange,
            new MeetingCommand.AddAgendaItem(
                new AgendaItem(
                    Guid.CreateVersion7().ToString("D"),
                    reader.Choice<AgendaItemKind>("kind") ?? AgendaItemKind.Information,
                    reader.Text("title"),
                    reader.Text("text")
                )
            )
        ) with
        {
            FieldAt = place =>
                place switch
                {
                    "/item/title" => "title",
                    "/item/text" => "text",
                    "/item/application" => "kind",
                    _ => null,
                },
        };

    private MeetingRequest Open(MeetingStanding standing) =>
        Command(
            standing,
            MeetingAction.Lead,
            new MeetingCommand.OpenMeeting(
                [
                    .. standing
                        .Meeting.Seats.Select(seat => new PresentPerson(
                            seat.Id,
                            reader.Text(MeetingAct.SeatField(seat.Id))
                        ))
                        .Where(present => present.PersonId.Length > 0),
                ],
                reader.Count("firstParagraph") ?? 0
            )
        ) with
        {
            FieldAt = place => place == "/firstParagraph" ? "firstParagraph" : null,
        };

    private MeetingRequest Adjuster(MeetingStanding standing)
    {
        var person = reader.Required("person", "Meeting.NeedPerson");
        return Command(standing, MeetingAction.Lead, new MeetingCommand.ChooseAdjuster(person)) with
        {
            FieldAt = _ => "person",
        };
    }

    private MeetingRequest Conclude(
        MeetingStanding standing,
        string item,
        ApplicationCommand command,
        params IReadOnlyCollection<string> fields
    ) =>
        new(MeetingAction.Lead, () => desk.ConcludeAsync(client, standing, item, command), PageRefusals.ByName(fields));

    private MeetingRequest Command(
        MeetingStanding standing,
        MeetingAction action,
        MeetingCommand command,
        params IReadOnlyCollection<string> fields
    ) =>
        new(
            action,
            () => desk.ChangeAsync(client, standing.Actor, standing.Meeting.Id, command),
            PageRefusals.ByName(fields)
        );

    private static TimeOnly? Clock(FieldReader reader, string field)
    {
        if (
            TimeOnly.TryParseExact(
                reader.Text(field).Replace('.', ':'),
                ["H:mm", "HH:mm", "HHmm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            return time;
        }
        reader.Missing(field, "Act.NeedTime");
        return null;
    }

    private static DateTimeOffset InSweden(DateTime local) => new(local, _sweden.GetUtcOffset(local));
}
