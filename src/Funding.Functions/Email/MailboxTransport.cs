using Azure;
using Azure.Data.Tables;
using Funding.Functions.Storage;

namespace Funding.Functions.Email;

/// <summary>Keeps mails in the table <c>Mailbox</c> instead of sending them: local run and tests.</summary>
internal sealed class MailboxTransport(StorageClients clients, TimeProvider time) : IMailTransport
{
    public async Task<MailOutcome> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var row = new TableEntity(MailboxReader.Partition(mail.ToAddress), MailboxReader.Row(mail.Id))
        {
            ["Id"] = mail.Id,
            ["ToName"] = mail.ToName,
            ["ToAddress"] = mail.ToAddress,
            ["Subject"] = mail.Subject,
            ["Kind"] = mail.Kind,
            ["At"] = time.GetUtcNow(),
        };
        EntityText.Write(row, "Text", mail.Text);
        EntityText.Write(row, "Html", mail.Html);
        if (mail.Attachment is { } file)
        {
            row["FileName"] = file.FileName;
            row["FileType"] = file.ContentType;
            EntityText.Write(row, "File", file.Text);
        }
        try
        {
            await clients.Mailbox.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Delivered before: a mailbox holds each mail once.
        }
        return new MailOutcome.Sent();
    }
}
