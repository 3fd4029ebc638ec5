using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for mails that did not reach their receivers.</summary>
internal static class Mailing
{
    // What belongs to the draft is over when it has been sent in.
    private static bool IsOfDraft(MailTemplate template) =>
        template
            is MailTemplate.SignOffRequest
                or MailTemplate.SignOffReminder
                or MailTemplate.SignOffDeclined
                or MailTemplate.DraftErasureWarning;

    internal static Decision Return(Application state, RecordMailReturned command) =>
        Of(state, command.Mail) is not null
            ? Decision.Nothing
            : new MailReturned(command.Mail, command.Template, command.To, command.Link, command.Why);

    internal static Decision SendAgain(Application state, SendMailAgain command, DateTimeOffset now)
    {
        if (Of(state, command.Mail) is { IsOpen: false } done)
        {
            return done.SentAgainAt is null ? Refusals.MailHandled() : Decision.Nothing;
        }

        var link = command.Link is { } old
            ? OpenErrand.Of(state, old.Purpose, old.Target, command.To.Id, now)?.Link
            : null;
        return command.Link is not null && link is null
            ? Refusals.MailNotNeeded()
            : new MailSentAgain(command.Mail, command.Template, command.To, command.Was, link, command.Parameters);
    }

    internal static Decision Handle(Application state, HandleReturnedMail command) =>
        Of(state, command.Mail) is not { } mail ? Refusals.NotFound()
        : mail.IsOpen ? new ReturnedMailHandled(command.Mail)
        : Decision.Nothing;

    /// <summary>Mails that somebody at the office has to see to, oldest first.</summary>
    internal static IEnumerable<ReturnedMail> Open(Application state) =>
        state.ReturnedMails.Where(m => m.IsOpen && !IsOfDraft(m.Template));

    private static ReturnedMail? Of(Application state, string mail) =>
        state.ReturnedMails.FirstOrDefault(m => m.Mail == mail);
}

internal static partial class Refusals
{
    internal static Refusal MailHandled() =>
        Conflict(
            RefusalCode.MailHandled,
            "Någon har redan markerat mejlet som hanterat. Läs i mejlfliken vem och när.",
            "Somebody has marked the e-mail as handled already. The e-mails tab says who and when."
        );

    internal static Refusal MailNotNeeded() =>
        Conflict(
            RefusalCode.MailNotNeeded,
            "Mejlets personliga länk leder inte till något att svara på längre. Markera mejlet som hanterat i stället.",
            "The e-mail's personal link no longer leads to anything to answer. Mark the e-mail as handled instead."
        );
}
