using System.Globalization;
using Funding.Core;
using Funding.Functions.Directory;
using Funding.Functions.Http.Problems;
using Funding.Functions.Http.Requests;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Records;
using Funding.Pages.Administering;
using Funding.Pages.Elements;
using Funding.Pages.Formatting;
using Funding.Pages.Forms;
using Funding.Pages.Reading;
using ShownMail = Funding.Pages.Administering.MailRow;

namespace Funding.Functions.Http.Pages;

/// <summary>Reads what one tab of a case shows, and nothing that another does.</summary>
public sealed class CaseTabReading
{
    internal const int MostInstalments = 24;
    private const int RegisterSize = 100;
    private const int MailEvents = 100;
    private const int NoteSize = 50;
    private const int TrailSize = 25;

    // A search among the lines of a long trail reads so many at a time, and so many times for one page.
    private const int TrailWindow = 200;
    private const int MostWindows = 5;
    private const int MostMeetings = 50;
    private const int MostReturned = 20;

    private readonly Site _site;
    private readonly MeetingViews _calendar;
    private readonly ApplicationStore _store;
    private readonly CaseRecords _records;
    private readonly MailLog _mails;
    private readonly Funds _funds;
    private readonly PageTokens _tokens;

    internal CaseTabReading(
        Site site,
        MeetingViews calendar,
        ApplicationStore store,
        CaseRecords records,
        MailLog mails,
        Funds funds,
        PageTokens tokens
    ) =>
        (_site, _calendar, _store, _records, _mails, _funds, _tokens) = (
            site,
            calendar,
            store,
            records,
            mails,
            funds,
            tokens
        );

    /// <summary>Whether what is left of the fund matters: where money is proposed or decided, and nowhere else.</summary>
    internal static bool NeedsFund(Application application) =>
        application.Stage is ApplicationStage.Proposal or ApplicationStage.BoardDecision
        || application.Amendments.Any(amendment => amendment is { IsOpen: true, Level: AmendmentLevel.Board });

    /// <summary>The model with what its tab shows.</summary>
    internal async Task<Result<StaffCaseModel>> ReadAsync(Visit visit, StaffCaseModel model)
    {
        visit.Speak();
        var application = model.Application;
        switch (model.Tab)
        {
            case CaseTab.Overview or CaseTab.Application when application.Stage is ApplicationStage.Submitted:
                return model with { Meetings = await MeetingsAsync(visit.Aborted) };
            case CaseTab.Overview or CaseTab.Decision or CaseTab.Money when NeedsFund(application):
                return model with { Available = await _funds.AvailableAsync(application, visit.Aborted) };
            case CaseTab.Documents:
                return await RegisterAsync(visit, model);
            case CaseTab.Mails:
                return await MailsAsync(visit, model);
            case CaseTab.Notes:
                return await NotesAsync(visit, model);
            case CaseTab.Trail:
                return await TrailAsync(visit, model);
            default:
                return model;
        }
    }

    private async Task<Result<StaffCaseModel>> RegisterAsync(Visit visit, StaffCaseModel model)
    {
        if (!_tokens.Read(visit.Request, List(model)).Try(out var page, out var problem))
        {
            return problem;
        }
        var found = await _records.ListAsync(model.Application, page.Continuation, RegisterSize, visit.Aborted);
        return model with { Register = new(found.Items, Next(model, found.Continuation), First(model, page)) };
    }

    private async Task<Result<StaffCaseModel>> MailsAsync(Visit visit, StaffCaseModel model)
    {
        if (!BeforeOf(visit, model).Try(out var from, out var problem))
        {
            return problem;
        }
        var mails = await _mails.ListBackAsync(model.Application.Id, from.Before, MailEvents, visit.Aborted);
        var next = from.Before - MailEvents;
        return model with
        {
            Mails = new(
                [.. mails.Select(mail => Row(visit, model, mail))],
                next > 1 ? Next(model, Text(next)) : null,
                First(model, from.Page)
            )
            {
                Returned = await ReturnedAsync(visit, model.Application),
            },
        };
    }

    // On every page of the list: they are what somebody has to see to.
    private async Task<IReadOnlyList<ReturnedRow>> ReturnedAsync(Visit visit, Application application)
    {
        List<ReturnedRow> rows = [];
        foreach (var returned in application.ReturnedMails.Where(mail => mail.IsOpen).Take(MostReturned))
        {
            if (
                EffectId.Named(application.Id, returned.Mail) is { } id
                && await _mails.FindAsync(id, visit.Aborted) is { } found
            )
            {
                rows.Add(Again(visit, application, returned.Mail, found.Mail, returned));
            }
        }
        return rows;
    }

    private static ReturnedRow Again(
        Visit visit,
        Application application,
        string name,
        LoggedMail mail,
        ReturnedMail? returned
    )
    {
        var to = returned?.To ?? new PersonRef(mail.ToAddress, mail.ToName, EmailAddress.Parse(mail.ToAddress, null));
        return new(
            name,
            mail.Subject,
            to.Name,
            mail.ToAddress,
            $"MailReturn.{returned?.Why ?? MailReturn.Refused}",
            returned?.At ?? mail.QueuedAt,
            mail.IsKept ? MailsAgain.Now(visit.Association, application, to).Email.ToString() : null
        );
    }

    private async Task<Result<StaffCaseModel>> NotesAsync(Visit visit, StaffCaseModel model)
    {
        if (!BeforeOf(visit, model).Try(out var from, out var problem))
        {
            return problem;
        }
        // Where the notes are stands in the state: one query spans just this page's.
        var places = model.Application.Notes.Where(note => note.Event < from.Before).TakeLast(NoteSize).ToList();
        IReadOnlyList<TrailEntry<ApplicationEvent>> entries =
            places.Count == 0
                ? []
                : await _store.ReadTrailBackAsync(
                    model.Application.Id,
                    places[^1].Event + 1,
                    (int)(places[^1].Event + 1 - places[0].Event),
                    visit.Aborted,
                    typeof(ApplicationEvent.NoteAdded)
                );
        var hasMore = places.Count > 0 && places[0] != model.Application.Notes[0];
        return model with
        {
            Notes = new(
                [
                    .. entries.Select(entry => new NoteRow(
                        entry.Sequence,
                        ((ApplicationEvent.NoteAdded)entry.Event).Text,
                        entry.Event.By.Name,
                        entry.Event.At
                    )),
                ],
                hasMore ? Next(model, Text(places[0].Event)) : null,
                First(model, from.Page)
            ),
        };
    }

    private async Task<Result<StaffCaseModel>> TrailAsync(Visit visit, StaffCaseModel model)
    {
        if (!BeforeOf(visit, model).Try(out var from, out var problem))
        {
            return problem;
        }
        EventGroup? group = Enum.TryParse<EventGroup>(visit.Request.Query["group"], ignoreCase: true, out var asked)
            ? asked
            : null;
        var by = Enum.TryParse<TrailBy>(visit.Request.Query["by"], ignoreCase: true, out var whose)
            ? whose
            : TrailBy.All;
        List<TrailLine> lines = [];
        var before = from.Before;
        var isAll = group is null && by is TrailBy.All;
        for (var window = 0; window < MostWindows && before > 1 && lines.Count < TrailSize; window++)
        {
            var entries = await _store.ReadTrailBackAsync(
                model.Application.Id,
                before,
                isAll ? TrailSize : TrailWindow,
                visit.Aborted
            );
            before = Math.Max(1, before - (isAll ? TrailSize : TrailWindow));
            foreach (var entry in entries.Where(entry => IsWanted(entry.Event, group, by)))
            {
                if (lines.Count == TrailSize)
                {
                    before = lines[^1].Number;
                    break;
                }
                lines.Add(new(entry.Sequence, entry.Event, entry.Hash, IsDrafting(entry.Event)));
            }
        }
        var filter = $"&group={(group is { } wanted ? wanted : "")}&by={by}";
        return model with
        {
            Trail = new(
                lines,
                group,
                by,
                before > 1 && Next(model, Text(before)) is { } next ? next + filter : null,
                First(model, from.Page) is { } first ? first + filter : null,
                visit.Request.Query["check"] == "chain" ? await CheckAsync(visit, model) : null
            ),
        };
    }

    private async Task<TrailCheck> CheckAsync(Visit visit, StaffCaseModel model) =>
        new(model.Application.Version, await _store.FindBrokenEventAsync(model.Application.Id, visit.Aborted));

    private static bool IsWanted(ApplicationEvent happened, EventGroup? group, TrailBy by) =>
        (group is null || EventGroups.Of(happened) == group)
        && by switch
        {
            TrailBy.All => true,
            TrailBy.People => happened.By.PersonId != Actor.System.PersonId,
            TrailBy.System => happened.By.PersonId == Actor.System.PersonId,
        };

    /// <summary>Before which event the page is: the address says, else the latest.</summary>
    private Result<(long Before, PageRequest Page)> BeforeOf(Visit visit, StaffCaseModel model)
    {
        if (!_tokens.Read(visit.Request, List(model)).Try(out var page, out var problem))
        {
            return problem;
        }
        return page.Continuation is null ? (model.Application.Version + 1, page)
            : long.TryParse(page.Continuation, NumberStyles.None, CultureInfo.InvariantCulture, out var before)
                ? (before, page)
            : KnownProblems.InvalidContinuation;
    }

    private static string List(StaffCaseModel model) => $"case|{model.Tab}|{model.Application.Id}";

    private string? Next(StaffCaseModel model, string? continuation) =>
        _tokens.Next(continuation, List(model)) is { } token
            ? $"{model.Href}&continuation={Uri.EscapeDataString(token)}"
            : null;

    private static string? First(StaffCaseModel model, PageRequest page) =>
        page.Continuation is null ? null : model.Href;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The preparatory group's meetings that have not begun; they stand first in the calendar, which is latest first.</summary>
    private async Task<IReadOnlyList<Choice>> MeetingsAsync(CancellationToken cancellationToken)
    {
        var rows = await _calendar.ListAsync(MeetingViews.Calendar, null, MostMeetings, cancellationToken);
        return
        [
            .. rows
                .Items.Where(row =>
                    row is { Kind: MeetingKind.PreparatoryGroup, Stage: MeetingStage.Planned or MeetingStage.Called }
                )
                .Reverse()
                .Select(row => new Choice(row.Id.ToString(), Formats.Moment(row.StartsAt))),
        ];
    }

    // What was typed before it was sent in belongs to the municipality.
    private static bool IsDrafting(ApplicationEvent happened) =>
        happened
            is ApplicationEvent.DraftCreated
                or ApplicationEvent.FormEdited
                or ApplicationEvent.ReportDraftSaved
                or ApplicationEvent.DocumentAttached
                or ApplicationEvent.DocumentRemoved
                or ApplicationEvent.DocumentScanned { SentIn: false }
                or ApplicationEvent.DocumentKept
                or ApplicationEvent.SignOffRequested
                or ApplicationEvent.SignOffReminderSent
                or ApplicationEvent.SignOffDeclined
                or ApplicationEvent.DraftErasureWarned
                or ApplicationEvent.MailReturned
                {
                    Template: MailTemplate.SignOffRequest
                        or MailTemplate.SignOffReminder
                        or MailTemplate.SignOffDeclined
                        or MailTemplate.DraftErasureWarning
                };

    private string? HandledOf(ReturnedMail? returned) =>
        returned switch
        {
            { SentAgainAt: { } at } => _site
                .Texts["MailAgain.WasSent", Formats.Moment(at), returned.HandledBy!.Name]
                .Value,
            { HandledAt: { } at } => _site
                .Texts["MailAgain.WasHandled", Formats.Moment(at), returned.HandledBy!.Name]
                .Value,
            _ => null,
        };

    private ShownMail Row(Visit visit, StaffCaseModel model, LoggedMail mail)
    {
        var application = model.Application;
        var id = EffectId.Keyed(application.Id, mail.Id);
        var returned = application.ReturnedMails.FirstOrDefault(known => known.Mail == id?.Name);
        return Row(mail) with
        {
            FateKey = mail.Fate is MailFate.Unknown ? null : $"MailFate.{mail.Fate}",
            FateAt = mail.FateAt,
            Handled = HandledOf(returned),
            // What somebody has to see to stands above the list.
            Again =
                returned is null && id is not null && MailsAgain.MayGoAgain(application, mail, id)
                    ? Again(visit, application, id.Name, mail, null)
                    : null,
        };
    }

    private ShownMail Row(LoggedMail mail) =>
        new(
            mail.Subject.Length > 0 ? mail.Subject : _site.Texts["Mail.Waiting"],
            mail.ToName,
            mail.ToAddress,
            mail is { Status: MailStatus.Queued, Attempts: > 0 } ? "Mail.Retrying" : $"Mail.{mail.Status}",
            mail.Status switch
            {
                MailStatus.Sent => Tone.Good,
                MailStatus.Failed => Tone.Bad,
                MailStatus.Collected => Tone.Info,
                MailStatus.NotWanted => Tone.Plain,
                MailStatus.Queued => Tone.Warn,
            },
            mail.SentAt ?? mail.QueuedAt,
            mail.Text
        );
}
