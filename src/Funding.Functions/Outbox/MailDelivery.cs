using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Funding.Core;
using Funding.Functions.Email;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;

namespace Funding.Functions.Outbox;

/// <summary>
/// Delivers mails. Whoever wrote the row alone may send it for a minute; after that whoever claims it by its ETag, so that
/// of two dispatchers at once one sends.
/// </summary>
internal sealed class MailDelivery(
    StorageClients clients,
    PreferenceStore preferences,
    CollectedMails collected,
    IMailTransport transport,
    MailComposer composer,
    LongTexts texts,
    AggregateCommits<Application, ApplicationCommand, ApplicationEvent> applications,
    ReturnedMeetingMails returned,
    TimeProvider time
)
{
    /// <summary>What became of the mail when it is done with, or null when it is somebody else's to send.</summary>
    /// <exception cref="MailLaterException">It did not go this time.</exception>
    internal async Task<DeliveredMail?> DeliverAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var effect = (Effect.SendMail)item.Effect;
        if (!await IsMineAsync(item, cancellationToken))
        {
            return null;
        }
        if (effect.Link is not null && item.Token is null)
        {
            throw new MailLaterException("The link's secret cannot be read: the key ring that protects it is missing.");
        }
        var (mail, record) = composer.Compose(item.Id.ToString(), item.Id.Of, effect, item.Token);
        switch (await TimingAsync(item, effect, cancellationToken))
        {
            case MailTiming.Digest:
                var line = composer.ComposeCollected(item.Id.Of, effect);
                await collected.AddAsync(effect.Recipient, mail.Id, line, cancellationToken);
                return new(Row(item, effect, mail, record, MailStatus.Collected, null), null);
            case MailTiming.Off:
                return new(Row(item, effect, mail, record, MailStatus.NotWanted, null), null);
            case MailTiming.AtOnce:
                break;
        }
        switch (await transport.SendAsync(mail, cancellationToken))
        {
            case MailOutcome.Sent:
                var sent = Row(item, effect, mail, record, MailStatus.Sent, null);
                await KeepAsync(sent, item, effect, cancellationToken);
                return new(sent, null);
            case MailOutcome.GivenUp given:
                // The application is told before the row says so: after a crash in between it is told again, which is nothing.
                var told = await TellAsync(item.Id, effect, mail.Subject);
                var failed = Row(item, effect, mail, record, MailStatus.Failed, given.Reason);
                await KeepAsync(failed, item, effect, cancellationToken);
                return new(failed, told);
            case MailOutcome.Later later:
                throw new MailLaterException(later.Reason);
            default:
                throw new InvalidOperationException("A mail has an outcome that nobody knows.");
        }
    }

    private async Task<Commit?> TellAsync(EffectId id, Effect.SendMail effect, string subject)
    {
        if (id.Of.Kind != AggregateKind.Application)
        {
            if (id.Of.Kind == AggregateKind.Meeting)
            {
                await returned.KeepAsync(
                    id,
                    subject,
                    effect.Recipient.Name,
                    MailReturn.Refused,
                    CancellationToken.None
                );
            }
            return null;
        }
        var outcome = await applications.CommitAsync(
            id.Of,
            new ApplicationCommand.RecordMailReturned(
                id.Name,
                effect.Template,
                effect.Recipient,
                effect.Link,
                MailReturn.Refused
            ),
            Actor.System,
            new ChangeOptions(),
            CancellationToken.None
        );
        return outcome.Result is ChangeResult.Changed
            ? outcome.Commit
            : throw new EffectRefusedException($"{id.Of.Kind} {id.Of.Partition} does not take that a mail was refused");
    }

    // What a mail of a case says stays with it, so that it can be sent again. The secret of its link does not.
    private async Task KeepAsync(
        TableEntity row,
        OutboxItem item,
        Effect.SendMail effect,
        CancellationToken cancellationToken
    )
    {
        if (item.Id.Of.Kind == AggregateKind.Application)
        {
            var json = JsonSerializer.Serialize<Effect>(effect, CoreJson.Default.Effect);
            var blob = $"{item.Id.Of.Partition}/{OutboxRows.Key(item).Replace('|', '-')}.json";
            await texts.WriteAsync(row, OutboxRows.EffectColumn, json, blob, cancellationToken);
        }
    }

    // Nothing is read for a mail that is always sent. What was put down for a digest stays there, whatever its receiver
    // chose before the delivery was tried again.
    private async Task<MailTiming> TimingAsync(
        OutboxItem item,
        Effect.SendMail effect,
        CancellationToken cancellationToken
    )
    {
        if (MailTopics.Of(effect.Template) is not { } topic)
        {
            return MailTiming.AtOnce;
        }
        var to = effect.Recipient.Email;
        return item.RowETag is not null && await collected.HasAsync(to, item.Id.ToString(), cancellationToken)
            ? MailTiming.Digest
            : (await preferences.GetAsync(to, cancellationToken)).TimingOf(topic);
    }

    private async Task<bool> IsMineAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (item.RowETag is not { } etag)
        {
            return now < item.ClaimedUntil;
        }
        if (now < item.ClaimedUntil)
        {
            return false;
        }
        var claim = new TableEntity(item.Id.Of.Partition, OutboxRows.Key(item))
        {
            ["ClaimedUntil"] = now + PendingMarks.Grace,
        };
        try
        {
            await clients
                .TableOf(item.Id.Of.Kind)
                .UpdateEntityAsync(claim, etag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Another dispatcher has claimed or sent it. When it was our own claim whose answer was lost, the next sweep sends.
            return false;
        }
    }

    private TableEntity Row(
        OutboxItem item,
        Effect.SendMail effect,
        Mail mail,
        string record,
        MailStatus status,
        string? error
    )
    {
        var row = new TableEntity(item.Id.Of.Partition, OutboxRows.Key(item))
        {
            ["Template"] = effect.Template.ToString(),
            ["ToName"] = mail.ToName,
            ["ToAddress"] = mail.ToAddress,
            ["QueuedAt"] = item.QueuedAt,
            ["Status"] = status.ToString(),
            ["SentAt"] = status == MailStatus.Sent ? time.GetUtcNow() : null,
            ["Subject"] = mail.Subject,
            ["Attempts"] = item.Attempts,
            ["LastError"] = error,
        };
        EntityText.Write(row, "Text", record);
        return row;
    }
}

/// <summary>A mail that is done with.</summary>
/// <param name="Row">The row's new content.</param>
/// <param name="Commit">What the application was told about it, whose own effects are to be delivered.</param>
internal sealed record DeliveredMail(TableEntity Row, Commit? Commit);

/// <summary>A mail did not go this time; the message says why, without personal data.</summary>
internal sealed class MailLaterException(string reason) : Exception(reason);
