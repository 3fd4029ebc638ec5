using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Funding.Core;

namespace Funding.Functions.Security;

/// <summary>
/// A session in the table <c>Directory</c>: one partition per person, found by the hash of its secret. That it is there is
/// what makes the cookie good.
/// </summary>
internal static class SessionRow
{
    /// <summary>Partitions of sessions begin so; the bare word was release 1.0's, for those that had been signed out.</summary>
    internal const string Partitions = "session";

    internal const string AfterPartitions = "session}";

    /// <summary>The hash by which a session is found, listed and written in logs.</summary>
    internal static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    internal static string PartitionOf(string personId) => $"{Partitions}|{personId}";

    /// <summary>What the person may act as, in a line: when it changes the session gets a new secret.</summary>
    internal static string RightsOf(Actor actor) => $"{string.Join(',', actor.Roles.Order())} {actor.Organisation}";

    internal static TableEntity Of(Session session, Device device, DateTimeOffset now, DateTimeOffset expires) =>
        new(PartitionOf(session.Person.Id), session.Key)
        {
            ["Started"] = session.StartedAt,
            ["Seen"] = now,
            ["Expires"] = expires,
            ["How"] = session.How.ToString(),
            ["Rights"] = RightsOf(session.Actor),
            ["Browser"] = device.Browser,
            ["System"] = device.System,
        };

    internal static SignInMethod HowOf(TableEntity row) => Enum.Parse<SignInMethod>(row.GetString("How"));

    internal static Device DeviceOf(TableEntity row) => new(row.GetString("Browser"), row.GetString("System"));

    internal static DateTimeOffset StartedOf(TableEntity row) => row.GetDateTimeOffset("Started").GetValueOrDefault();

    internal static DateTimeOffset SeenOf(TableEntity row) => row.GetDateTimeOffset("Seen").GetValueOrDefault();
}
