namespace Funding.Functions.Http.Requests;

/// <summary>Where a form asks to be sent back to: an address of our own, or none.</summary>
internal static class LocalAddress
{
    private const int Longest = 2_000;

    /// <summary>
    /// The address if it is a path of this site as it stands, else the start page. <c>//elsewhere</c> and
    /// <c>/\elsewhere</c> are other sites to a browser, which also takes control characters out before it looks.
    /// </summary>
    internal static string Of(string? address) =>
        address is ['/', ..] and { Length: <= Longest }
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Contains('\\', StringComparison.Ordinal)
        // What is no visible ASCII stands encoded in an address, and cannot stand in a header.
        && address.All(character => character is > ' ' and < '\u007f')
            ? address
            : "/";
}
