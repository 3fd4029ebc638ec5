using Funding.Core;

namespace Funding.Functions.Storage.Notifications;

/// <summary>A person's partition: the address, in which case does not matter, without the characters that a key may not hold.</summary>
internal static class PersonKey
{
    internal static string Of(EmailAddress address) => Of(address.ToString());

    internal static string Of(string address) => Uri.EscapeDataString(address.ToLowerInvariant()).Replace('%', '=');
}
