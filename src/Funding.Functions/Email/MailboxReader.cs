using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Funding.Functions.Security;
using Funding.Functions.Storage;
using Funding.Functions.Storage.Notifications;

namespace Funding.Functions.Email;

/// <summary>A mail in the local mailbox.</summary>
internal sealed record MailboxMail(Mail Mail, DateTimeOffset At);

/// <summary>Reads the local mailbox.</summary>
public sealed class MailboxReader
{
    private readonly StorageClients _clients;
    private readonly SignInPost _post;

    internal MailboxReader(StorageClients clients, SignInPost post) => (_clients, _post) = (clients, post);

    /// <summary>The mails of one address, or of everybody, from the beginning or from a time on, in no particular order.</summary>
    internal async IAsyncEnumerable<MailboxMail> ReadAsync(
        string? address,
        DateTimeOffset? since,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // A mail that is being sent is as good as here.
        await _post.SentAsync();
        string?[] conditions =
        [
            address is null ? null : TableClient.CreateQueryFilter($"PartitionKey eq {Partition(address)}"),
            since is null ? null : TableClient.CreateQueryFilter($"At ge {since}"),
        ];
        var filter = string.Join(" and ", conditions.OfType<string>()) is { Length: > 0 } text ? text : null;
        await foreach (
            var row in _clients.Mailbox.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
        )
        {
            yield return new(
                new Mail(
                    row.GetString("Id"),
                    row.GetString("ToName"),
                    row.GetString("ToAddress"),
                    row.GetString("Subject"),
                    EntityText.Read(row, "Text") ?? "",
                    EntityText.Read(row, "Html") ?? "",
                    row.GetString("Kind")
                )
                {
                    Attachment = row.GetString("FileName") is { } fileName
                        ? new(fileName, row.GetString("FileType"), EntityText.Read(row, "File") ?? "")
                        : null,
                },
                row.GetDateTimeOffset("At")!.Value
            );
        }
    }

    internal static string Partition(string address) => PersonKey.Of(address);

    internal static string Row(string id) => id.Replace('/', '|');
}
