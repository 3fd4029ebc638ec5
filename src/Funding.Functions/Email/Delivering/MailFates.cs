using Funding.Core;
using Funding.Functions.Outbox;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Funding.Functions.Email.Delivering;

/// <summary>Takes in what the mail service tells: on the mail's row, and in the case when a mail did not arrive.</summary>
public sealed partial class MailFates
{
    private readonly MailLog _mails;
    private readonly ApplicationStore _applications;
    private readonly ReturnedMeetingMails _returned;
    private readonly EventSignature _signature;
    private readonly ILogger<MailFates> _logger;

    internal MailFates(
        MailLog mails,
        ApplicationStore applications,
        ReturnedMeetingMails returned,
        EventSignature signature,
        ILogger<MailFates> logger
    ) => (_mails, _applications, _returned, _signature, _logger) = (mails, applications, returned, signature, logger);

    internal EventSignature Signature => _signature;

    /// <summary>Takes the events in, each as often as it comes.</summary>
    /// <returns>Whether all are done with; otherwise the batch is wanted once more.</returns>
    internal async Task<bool> TakeAsync(
        DurableTaskClient client,
        IReadOnlyList<MailEvent> events,
        CancellationToken cancellationToken
    )
    {
        var isDone = true;
        foreach (var told in events)
        {
            if (told is { Mail: { } mail, Fate: not MailFate.Unknown })
            {
                isDone &= await TakeAsync(client, mail, told, cancellationToken);
            }
        }
        return isDone;
    }

    private async Task<bool> TakeAsync(
        DurableTaskClient client,
        EffectId id,
        MailEvent told,
        CancellationToken cancellationToken
    )
    {
        if (await _mails.FindAsync(id, cancellationToken) is not { } found)
        {
            // An id does not say whether it is a meeting's.
            id = id with
            {
                Of = new AggregateRef(AggregateKind.Meeting, id.Of.Id),
            };
            if (await _mails.FindAsync(id, cancellationToken) is not { } ofMeeting)
            {
                LogUnknown(told.Fate);
                return true;
            }
            found = ofMeeting;
        }
        // SendGrid tells of a mail sooner than its row says that it has left: then it tells once more, later.
        if (!await _mails.RecordAsync(id, told.Fate, told.At, told.EventId ?? "", cancellationToken))
        {
            return false;
        }
        if (WhyOf(told.Fate) is not { } why)
        {
            return true;
        }
        LogReturned(id.Of.Kind, id.Of.Id, found.Mail.Template, told.Fate);
        if (id.Of.Kind != AggregateKind.Application)
        {
            if (id.Of.Kind == AggregateKind.Meeting)
            {
                await _returned.KeepAsync(id, found.Mail.Subject, found.Mail.ToName, why, CancellationToken.None);
            }
            return true;
        }
        var result = await _applications.ChangeAsync(
            client,
            id.Of.Application,
            new ApplicationCommand.RecordMailReturned(
                id.Name,
                found.Mail.Template,
                // Mails from before what they say was kept have no more than the address.
                found.Effect?.Recipient
                    ?? new PersonRef(
                        found.Mail.ToAddress,
                        found.Mail.ToName,
                        EmailAddress.Parse(found.Mail.ToAddress, null)
                    ),
                found.Effect?.Link,
                why
            ),
            Actor.System,
            null,
            CancellationToken.None
        );
        // A case that has been disposed of has nobody to tell.
        return result is ChangeResult.Changed or ChangeResult.NotFound;
    }

    private static MailReturn? WhyOf(MailFate fate) =>
        fate switch
        {
            MailFate.Bounced => MailReturn.Bounced,
            MailFate.Dropped => MailReturn.Dropped,
            MailFate.Spam => MailReturn.Spam,
            MailFate.Unknown or MailFate.Deferred or MailFate.Delivered => null,
        };

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A mail of {Kind} {Id} did not reach its receiver: {Template}, {Fate}."
    )]
    private partial void LogReturned(AggregateKind kind, Guid id, MailTemplate template, MailFate fate);

    [LoggerMessage(Level = LogLevel.Information, Message = "An event ({Fate}) is of a mail that is not kept here.")]
    private partial void LogUnknown(MailFate fate);
}
